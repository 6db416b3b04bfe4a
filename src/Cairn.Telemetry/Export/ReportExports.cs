using Microsoft.Extensions.Logging;

namespace Cairn.Telemetry.Export;

/// <summary>Says at start where signals go, and from then on when they do not arrive.</summary>
internal sealed class ReportExports(ExportAccounts accounts, ILoggerFactory loggers)
{
    public void Start()
    {
        var logger = loggers.CreateLogger("Cairn.Telemetry");
        accounts.ReportTo(logger);
        Announce([.. accounts.All.Select(account => account.Target)], logger);
    }

    private static void Announce(IReadOnlyList<OtlpTarget> targets, ILogger logger)
    {
        if (targets.Count == 0)
        {
            Log.TelemetryNotExported(logger);
        }

        foreach (var destination in targets.GroupBy(target => (Address: target.Endpoint.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped), target.ProtocolName)))
        {
            var signals = string.Join(", ", destination.Select(target => target.Signal));
            Log.TelemetryExported(logger, signals, destination.Key.Address, destination.Key.ProtocolName);
        }
    }
}
