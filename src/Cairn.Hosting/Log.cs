using Microsoft.Extensions.Logging;

namespace Cairn.Hosting;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Management endpoints on {ManagementUrl}", EventName = "ManagementListening")]
    public static partial void ManagementListening(this ILogger logger, string managementUrl);

    [LoggerMessage(2, LogLevel.Error, "The management endpoint {Path} failed", EventName = "ManagementEndpointFailed")]
    public static partial void ManagementEndpointFailed(this ILogger logger, string path, Exception exception);

    [LoggerMessage(3, LogLevel.Information, "Draining: not ready, still serving for {DrainDelay}", EventName = "DrainStarted")]
    public static partial void DrainStarted(this ILogger logger, TimeSpan drainDelay);

    [LoggerMessage(4, LogLevel.Information, "Drained: the service stops taking requests", EventName = "DrainCompleted")]
    public static partial void DrainCompleted(this ILogger logger);

    [LoggerMessage(5, LogLevel.Warning, "Worker {Worker} failed, failure {Failures} in a row; it restarts in {Delay}", EventName = "WorkerRestarting")]
    public static partial void WorkerRestarting(this ILogger logger, string worker, int failures, TimeSpan delay, Exception exception);

    [LoggerMessage(6, LogLevel.Critical, "Worker {Worker} failed {Failures} times in a row; the service stops with exit code {ExitCode}", EventName = "WorkerGaveUp")]
    public static partial void WorkerGaveUp(this ILogger logger, string worker, int failures, int exitCode, Exception exception);

    [LoggerMessage(7, LogLevel.Information, "Worker {Worker} finished", EventName = "WorkerFinished")]
    public static partial void WorkerFinished(this ILogger logger, string worker);

    [LoggerMessage(EventId = 20, Message = "Health check {Check} went from {From} to {To}: {Reason}", EventName = "HealthChanged")]
    public static partial void HealthChanged(this ILogger logger, LogLevel level, string check, string from, string to, string? reason, Exception? exception);

    [LoggerMessage(21, LogLevel.Information, "Readiness closed: {Reason}", EventName = "ReadinessClosed")]
    public static partial void ReadinessClosed(this ILogger logger, string reason);

    [LoggerMessage(22, LogLevel.Information, "Readiness opened again, it was closed: {Reason}", EventName = "ReadinessOpened")]
    public static partial void ReadinessOpened(this ILogger logger, string reason);

    [LoggerMessage(23, LogLevel.Information, "Warm-up {Warmup} took {Duration}", EventName = "WarmupCompleted")]
    public static partial void WarmupCompleted(this ILogger logger, string warmup, TimeSpan duration);

    [LoggerMessage(24, LogLevel.Error, "Warm-up {Warmup} failed after {Duration}, the service stays unready: {Reason}", EventName = "WarmupFailed")]
    public static partial void WarmupFailed(this ILogger logger, string warmup, TimeSpan duration, string reason, Exception? exception);

    [LoggerMessage(30, LogLevel.Critical, "The service does not start, its configuration is not valid ({FaultCount} in all): {Faults}", EventName = "ConfigurationInvalid")]
    public static partial void ConfigurationInvalid(this ILogger logger, int faultCount, string faults);

    [LoggerMessage(31, LogLevel.Warning, "'{Key}' (from {Source}) is not a setting. Nothing reads it. Correct it to '{NearestKey}', or remove it", EventName = "SettingUnknown")]
    public static partial void SettingUnknown(this ILogger logger, string key, string source, string nearestKey);
}
