using Microsoft.Extensions.Logging;

namespace Cairn.Logging;

internal static partial class Log
{
    [LoggerMessage(20, LogLevel.Warning, "{Count} log lines were lost, the first at {Since:O}", EventName = "LinesLost")]
    public static partial void LinesLost(this ILogger logger, long count, DateTimeOffset since);

    [LoggerMessage(21, LogLevel.Critical, "The process ends: nothing handled an exception", EventName = "ProcessCrashed")]
    public static partial void ProcessCrashed(this ILogger logger, Exception exception);

    [LoggerMessage(22, LogLevel.Warning, "{Category} writes lines from {MinimumLevel} on until {Until:O}, as {ChangedBy} asked for", EventName = "LevelChanged")]
    public static partial void LevelChanged(this ILogger logger, string category, LogLevel minimumLevel, DateTimeOffset until, string changedBy);

    [LoggerMessage(23, LogLevel.Warning, "{Category} no longer writes lines from {MinimumLevel} on but as configured, as {ChangedBy} asked for", EventName = "LevelReset")]
    public static partial void LevelReset(this ILogger logger, string category, LogLevel minimumLevel, string changedBy);

    [LoggerMessage(24, LogLevel.Warning, "{Category} no longer writes lines from {MinimumLevel} on but as configured, the time is over", EventName = "LevelExpired")]
    public static partial void LevelExpired(this ILogger logger, string category, LogLevel minimumLevel);
}
