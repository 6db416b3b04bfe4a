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
}
