using Microsoft.Extensions.Logging;

namespace Cairn.Telemetry.Export;

/// <summary>The accounts of all signals that are exported.</summary>
internal sealed class ExportAccounts(TelemetrySettings settings, ExportInstruments instruments, TimeProvider time)
{
    public IReadOnlyList<ExportAccount> All { get; } = [.. settings.Targets.Select(target => new ExportAccount(target, instruments, time))];

    public ExportAccount? Of(OtlpSignal signal) => All.FirstOrDefault(account => account.Target.Signal == signal);

    public void ReportTo(ILogger logger)
    {
        foreach (var account in All)
        {
            account.ReportTo(logger);
        }
    }
}
