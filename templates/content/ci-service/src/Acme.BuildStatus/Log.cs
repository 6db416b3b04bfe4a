namespace Acme.BuildStatus;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Build {BuildId} on {Branch} is {Status}", EventName = "BuildReported")]
    public static partial void BuildReported(this ILogger logger, string buildId, string branch, string status);

    [LoggerMessage(2, LogLevel.Warning, "Build {BuildId} on {Branch} is timed out: no news since {LastNews}", EventName = "BuildTimedOut")]
    public static partial void BuildTimedOut(this ILogger logger, string buildId, string branch, DateTimeOffset lastNews);
}
