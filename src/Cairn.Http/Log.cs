using Microsoft.Extensions.Logging;

namespace Cairn.Http;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Dependency {Dependency} ({Criticality}) at {Address}: attempt {AttemptTimeout}, call {TotalTimeout}, retries {Retry}, breaker opens after {BreakRule} for {BreakDuration}, connections live {ConnectionLifetime} and idle {ConnectionIdleTime}, pings after {PingDelay}", EventName = "DependencyDeclared")]
    public static partial void DependencyDeclared(
        this ILogger logger, string dependency, Criticality criticality, string address, TimeSpan attemptTimeout, TimeSpan totalTimeout, RetryClass retry,
        string breakRule, TimeSpan breakDuration, TimeSpan connectionLifetime, TimeSpan connectionIdleTime, TimeSpan pingDelay);

    [LoggerMessage(2, LogLevel.Warning, "The breaker of dependency {Dependency} has opened for {BreakDuration}: {Reason}", EventName = "BreakerOpened")]
    public static partial void BreakerOpened(this ILogger logger, string dependency, TimeSpan breakDuration, string reason);

    [LoggerMessage(3, LogLevel.Information, "The breaker of dependency {Dependency} has closed", EventName = "BreakerClosed")]
    public static partial void BreakerClosed(this ILogger logger, string dependency);

    [LoggerMessage(4, LogLevel.Warning, "The client {Client} calls {Authority}, which is not declared. Declare it with AddCairnDependency", EventName = "DependencyUndeclared")]
    public static partial void DependencyUndeclared(this ILogger logger, string client, string authority);

    [LoggerMessage(5, LogLevel.Warning, "'{Key}' is not a setting of a declared dependency. Nothing reads it. Correct it, or remove it", EventName = "DependencySettingUnknown")]
    public static partial void DependencySettingUnknown(this ILogger logger, string key);
}
