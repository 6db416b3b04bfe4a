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
}
