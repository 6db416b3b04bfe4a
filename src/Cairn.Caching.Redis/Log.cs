using Microsoft.Extensions.Logging;

namespace Cairn.Caching.Redis;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Connected to Redis at {Address}", EventName = "RedisConnected")]
    public static partial void Connected(this ILogger logger, string address);

    [LoggerMessage(2, LogLevel.Warning, "Lost the connection to Redis at {Address}: {Reason}", EventName = "RedisConnectionLost")]
    public static partial void ConnectionLost(this ILogger logger, string address, string reason);

    [LoggerMessage(3, LogLevel.Warning, "No connection to Redis, trying again: {Reason} {Detail}", EventName = "RedisConnectFailed")]
    public static partial void ConnectFailed(this ILogger logger, string reason, string? detail);

    [LoggerMessage(4, LogLevel.Warning, "Redis pushes no invalidations ({Code}): what other nodes change is seen when local copies expire. Allow the user +client|tracking", EventName = "RedisTrackingRefused")]
    public static partial void TrackingRefused(this ILogger logger, string code);

    [LoggerMessage(5, LogLevel.Information, "Redis knows this connection as {User} with renewed credentials", EventName = "RedisCredentialsRenewed")]
    public static partial void CredentialsRenewed(this ILogger logger, string user);

    [LoggerMessage(6, LogLevel.Warning, "Redis refused the renewed credentials of {User} ({Code}); the connection goes on with the former ones", EventName = "RedisCredentialsRefused")]
    public static partial void CredentialsRefused(this ILogger logger, string user, string code);

    [LoggerMessage(7, LogLevel.Warning, "The credentials for Redis could not be renewed ({Fault}); the connection goes on with the former ones", EventName = "RedisCredentialsUnavailable")]
    public static partial void CredentialsUnavailable(this ILogger logger, string fault);
}
