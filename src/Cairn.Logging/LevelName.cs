using Serilog.Events;

namespace Cairn.Logging;

/// <summary>The lower-case short names that OpenTelemetry gives its severities.</summary>
internal static class LevelName
{
    public static string Of(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "trace",
        LogEventLevel.Debug => "debug",
        LogEventLevel.Information => "info",
        LogEventLevel.Warning => "warn",
        LogEventLevel.Error => "error",
        _ => "fatal",
    };
}
