using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace Cairn.Hosting.Lifecycle;

internal static partial class LifecycleLog
{
    [LoggerMessage(40, LogLevel.Information, "{Signal} received: the service stops", EventName = "StopSignalled")]
    public static partial void StopSignalled(this ILogger logger, PosixSignal signal);

    [LoggerMessage(41, LogLevel.Warning, "{Signal} received while stopping: the service waits for nothing any more", EventName = "StopHurried")]
    public static partial void StopHurried(this ILogger logger, PosixSignal signal);

    [LoggerMessage(42, LogLevel.Information, "Shutdown phase {Phase} took {DurationMs} ms", EventName = "ShutdownPhaseEnded")]
    public static partial void ShutdownPhaseEnded(this ILogger logger, ShutdownPhase phase, long durationMs);

    [LoggerMessage(43, LogLevel.Information, "Stopped within {DurationMs} ms, exit code {ExitCode}", EventName = "ShutdownCompleted")]
    public static partial void ShutdownCompleted(this ILogger logger, long durationMs, int exitCode);

    [LoggerMessage(44, LogLevel.Warning, "{Service} has not stopped within {Limit}; the stop goes on without it", EventName = "IntakeStillRunning")]
    public static partial void IntakeStillRunning(this ILogger logger, string service, TimeSpan limit);

    [LoggerMessage(45, LogLevel.Error, "{Service} failed to stop; the stop goes on without it", EventName = "IntakeFailedToStop")]
    public static partial void IntakeFailedToStop(this ILogger logger, string service, Exception exception);

    [LoggerMessage(46, LogLevel.Warning, "The server closed without waiting any longer for requests in flight", EventName = "RequestsCutOff")]
    public static partial void RequestsCutOff(this ILogger logger);

    [LoggerMessage(47, LogLevel.Critical, "{Service} failed; the service stops with exit code {ExitCode}", EventName = "BackgroundServiceFailed")]
    public static partial void BackgroundServiceFailed(this ILogger logger, string service, int exitCode, Exception exception);

    [LoggerMessage(48, LogLevel.Warning, "{Service} failed while the service was stopping", EventName = "FailedWhileStopping")]
    public static partial void FailedWhileStopping(this ILogger logger, string service, Exception exception);

    [LoggerMessage(49, LogLevel.Warning, "{Finding}", EventName = "LifecycleBudgetExceeded")]
    public static partial void LifecycleBudgetExceeded(this ILogger logger, string finding);
}
