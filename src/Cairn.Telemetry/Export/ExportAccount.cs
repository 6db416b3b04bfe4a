using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry;

namespace Cairn.Telemetry.Export;

/// <summary>
/// Keeps account of the exports of one signal. An outage that lasts is said, again every 15 minutes, and so is its end.
/// </summary>
internal sealed class ExportAccount(OtlpTarget target, ExportInstruments instruments, TimeProvider time)
{
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private ILogger _logger = NullLogger.Instance;
    private ExportOutage? _outage;
    private DateTimeOffset? _saidAt;

    public OtlpTarget Target => target;

    /// <summary>What was answered to the export under way.</summary>
    public ExportAnswer Answer { get; } = new(target);

    /// <summary>The outage that lasts, if one does.</summary>
    public ExportOutage? Outage
    {
        get
        {
            lock (_gate)
            {
                return _outage?.IsSustained(time.GetUtcNow()) == true ? _outage : null;
            }
        }
    }

    /// <summary>Says outages from now on to a logger, which cannot be asked for earlier: it needs the exporters.</summary>
    public void ReportTo(ILogger logger) => _logger = logger;

    public PendingExport Begin(long items)
    {
        Answer.Clear();
        return new PendingExport(this, items, time.GetTimestamp());
    }

    public void End(long items, long started, ExportResult result)
    {
        var duration = time.GetElapsedTime(started);
        var failure = result == ExportResult.Success ? null : Answer.Failure;
        UpdateOutage(items, failure);
        instruments.Count(target, items, duration, failure);
    }

    private void UpdateOutage(long items, ExportFailure? failure)
    {
        // A record about log records that cannot be exported is for the console alone: it must not become one of them.
        using var suppression = target.Signal == OtlpSignal.Logs && failure is not null ? SuppressInstrumentationScope.Begin() : null;
        if (failure is null)
        {
            EndOutage();
        }
        else
        {
            Continue(failure, items);
        }
    }

    private void Continue(ExportFailure failure, long items)
    {
        var now = time.GetUtcNow();
        ExportOutage outage;
        lock (_gate)
        {
            outage = new ExportOutage(_outage?.Since ?? now, failure, (_outage?.Failures ?? 0) + 1, (_outage?.LostItems ?? 0) + items);
            _outage = outage;
            if (!outage.IsSustained(now) || now - _saidAt < ReminderPeriod)
            {
                return;
            }

            _saidAt = now;
        }

        Log.TelemetryExportFailing(_logger, target.Signal, target.Endpoint.AbsoluteUri, outage.Since, outage.Failures, failure.Reason, Advice);
    }

    private void EndOutage()
    {
        ExportOutage? outage;
        bool wasSaid;
        lock (_gate)
        {
            (outage, wasSaid) = (_outage, _saidAt is not null);
            (_outage, _saidAt) = (null, null);
        }

        if (outage is not null && wasSaid)
        {
            Log.TelemetryExportRecovered(_logger, target.Signal, target.Endpoint.AbsoluteUri, outage.Since, outage.LostItems);
        }
    }

    private string Advice =>
        $"Check that a collector listens there and speaks {target.ProtocolName}, or correct {OtelKeys.AllSignals.Endpoint} and {OtelKeys.AllSignals.Protocol}";
}
