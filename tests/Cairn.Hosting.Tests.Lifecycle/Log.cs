namespace Cairn.Hosting.Tests.Lifecycle;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "A request waits", EventName = "RequestWaits")]
    public static partial void RequestWaits(this ILogger logger);

    [LoggerMessage(2, LogLevel.Information, "The queue has stopped", EventName = "QueueStopped")]
    public static partial void QueueStopped(this ILogger logger);

    [LoggerMessage(3, LogLevel.Information, "The store has stopped", EventName = "StoreStopped")]
    public static partial void StoreStopped(this ILogger logger);

    [LoggerMessage(4, LogLevel.Information, "A request ends", EventName = "RequestEnds")]
    public static partial void RequestEnds(this ILogger logger);
}
