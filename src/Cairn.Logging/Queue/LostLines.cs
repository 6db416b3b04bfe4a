using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging;

/// <summary>Counts the lines that did not reach the output, in a metric at once and in a line once the output takes lines again.</summary>
internal sealed class LostLines
{
    public const string QueueFull = "queue_full";
    public const string WriteFailed = "write_failed";

    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(30);
    private readonly Lock _sync = new();
    private readonly TimeProvider _clock;
    private readonly Counter<long> _counter;
    private long _unreported;
    private DateTimeOffset _since;
    private long? _lastReport;

    public LostLines(TimeProvider clock, IMeterFactory meters)
    {
        _clock = clock;
        _counter = meters.Create(LoggingTelemetry.MeterName)
            .CreateCounter<long>(LoggingTelemetry.LinesDropped, "{line}", "Log lines that did not reach the output.");
    }

    public void Add(string reason)
    {
        _counter.Add(1, new KeyValuePair<string, object?>(LoggingTelemetry.ErrorType, reason));

        lock (_sync)
        {
            if (_unreported++ == 0)
            {
                _since = _clock.GetUtcNow();
            }
        }
    }

    /// <summary>Whether something was lost that no line has told of, and the last such line is old enough. Cheap when nothing was lost.</summary>
    public bool IsReportDue =>
        Volatile.Read(ref _unreported) > 0 && (_lastReport is not { } last || _clock.GetElapsedTime(last) >= ReportInterval);

    /// <summary>Writes how many lines were lost since when. Only the thread that writes lines may call it.</summary>
    public void ReportTo(ILogger logger, OutputSink output)
    {
        long count;
        DateTimeOffset since;

        lock (_sync)
        {
            (count, since) = (_unreported, _since);
        }

        if (count == 0)
        {
            return;
        }

        logger.LinesLost(count, since);

        if (!output.IsBroken)
        {
            Forget(count);
        }
    }

    private void Forget(long reported)
    {
        lock (_sync)
        {
            _lastReport = _clock.GetTimestamp();
            _unreported -= reported;
            _since = _clock.GetUtcNow();
        }
    }
}
