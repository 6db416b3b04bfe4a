using Cairn.Telemetry.Export;
using Microsoft.Extensions.Logging;

namespace Cairn.Telemetry;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Signals} are exported to {Endpoint} over {Protocol}")]
    public static partial void TelemetryExported(ILogger logger, string signals, string endpoint, string protocol);

    [LoggerMessage(2, LogLevel.Information, "No OTLP endpoint is configured, so telemetry is not exported")]
    public static partial void TelemetryNotExported(ILogger logger);

    [LoggerMessage(10, LogLevel.Warning, "{Key} is no setting of OpenTelemetry that is honoured here. The nearest one that is: {Nearest}")]
    public static partial void OtelSettingUnknown(ILogger logger, string key, string nearest);

    [LoggerMessage(20, LogLevel.Warning, "'{Variable}' is set to {Length} characters that are not valid, so it is ignored. It must be {Rule}. Correct it in the process that started this one")]
    public static partial void InheritedContextIgnored(ILogger logger, string variable, int length, string rule);

    [LoggerMessage(30, LogLevel.Warning, "{Signal} have not reached {Endpoint} since {Since:O}: {Failures} exports in a row failed, the last because {Reason}. {Advice}. This is repeated every 15 minutes at most")]
    public static partial void TelemetryExportFailing(
        ILogger logger, OtlpSignal signal, string endpoint, DateTimeOffset since, int failures, string reason, string advice);

    [LoggerMessage(31, LogLevel.Information, "{Signal} reach {Endpoint} again; {LostItems} items were lost since {Since:O}")]
    public static partial void TelemetryExportRecovered(ILogger logger, OtlpSignal signal, string endpoint, DateTimeOffset since, long lostItems);

    [LoggerMessage(32, LogLevel.Warning, "{Metric} is left out of /metrics, because another metric has its name there. Rename it or drop it with a view")]
    public static partial void MetricNotScraped(ILogger logger, string metric);
}
