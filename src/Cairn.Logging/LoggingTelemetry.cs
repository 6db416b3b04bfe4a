namespace Cairn.Logging;

/// <summary>The names of what Cairn.Logging measures.</summary>
public static class LoggingTelemetry
{
    /// <summary>The meter of all instruments below.</summary>
    public const string MeterName = "Cairn.Logging";

    /// <summary>A counter of log lines that did not reach the output. Unit: {line}.</summary>
    public const string LinesDropped = "cairn.logging.lines.dropped";

    /// <summary>The attribute that says why: <c>queue_full</c> or <c>write_failed</c>.</summary>
    public const string ErrorType = "error.type";
}
