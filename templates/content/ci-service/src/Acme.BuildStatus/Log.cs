namespace Acme.BuildStatus;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Build {BuildId} on {Branch} is {Status}", EventName = "BuildReported")]
    public static partial void BuildReported(this ILogger logger, string buildId, string branch, string status);

    [LoggerMessage(2, LogLevel.Warning, "Build {BuildId} on {Branch} is timed out: no news since {LastNews}", EventName = "BuildTimedOut")]
    public static partial void BuildTimedOut(this ILogger logger, string buildId, string branch, DateTimeOffset lastNews);

    [LoggerMessage(3, LogLevel.Warning, "Nobody was told that build {BuildId} is {Status}", EventName = "NoticeDropped")]
    public static partial void NoticeDropped(this ILogger logger, Exception reason, string buildId, string status);
}
