using Microsoft.Extensions.Logging;

namespace Cairn.Logging;

internal static partial class Log
{
    [LoggerMessage(20, LogLevel.Warning, "{Count} log lines were lost, the first at {Since}", EventName = "LinesLost")]
    public static partial void LinesLost(this ILogger logger, long count, DateTimeOffset since);

    [LoggerMessage(21, LogLevel.Critical, "The process ends: nothing handled an exception", EventName = "ProcessCrashed")]
    public static partial void ProcessCrashed(this ILogger logger, Exception exception);
}
