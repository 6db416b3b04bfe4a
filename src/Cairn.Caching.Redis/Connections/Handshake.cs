using Cairn.Caching.Redis.Resp;

namespace Cairn.Caching.Redis.Connections;

/// <summary>The first words on a connection, sent in one packet: protocol and identity, invalidations of the cache's keys, a sign of life.</summary>
internal static class Handshake
{
    private const string ClientName = "cairn-caching";

    /// <returns>Why the server pushes no invalidations; <see langword="null"/> if it does.</returns>
    /// <exception cref="RedisException">The server did not let us in, or is not a primary.</exception>
    /// <exception cref="RedisUnusableException">The server is of a kind that cannot be used.</exception>
    public static async Task<string?> PerformAsync(
        RedisConnection connection,
        RedisAddress address,
        RedisCredentials? credentials,
        TrackedPrefixes prefixes,
        CancellationToken cancellationToken)
    {
        var hello = SendHello(connection, credentials, cancellationToken).AsTask();
        var tracking = SendTracking(connection, prefixes, cancellationToken).AsTask();
        var ping = connection.SendAsync(["PING"], cancellationToken).AsTask();
        await Task.WhenAll(hello, tracking, ping);

        Judge(await hello, address);
        var sign = await ping;

        if (sign.IsError && sign.ErrorCode != "NOPERM")
        {
            throw new RedisException($"Redis at {address} refuses to work: {sign.ErrorCode}.") { Code = sign.ErrorCode };
        }

        var answer = await tracking;
        return answer.IsError ? answer.ErrorCode : null;
    }

    private static ValueTask<RespValue> SendHello(RedisConnection connection, RedisCredentials? credentials, CancellationToken cancellationToken) =>
        credentials is null
            ? connection.SendAsync(["HELLO", 3, "SETNAME", ClientName], cancellationToken)
            : connection.SendAsync(["HELLO", 3, "AUTH", credentials.User ?? "default", credentials.Password, "SETNAME", ClientName], cancellationToken);

    private static ValueTask<RespValue> SendTracking(RedisConnection connection, TrackedPrefixes prefixes, CancellationToken cancellationToken) =>
        connection.SendAsync(["CLIENT", "TRACKING", "ON", "BCAST", "PREFIX", prefixes.Values, "PREFIX", prefixes.Tags, "NOLOOP"], cancellationToken);

    private static void Judge(in RespValue hello, RedisAddress address)
    {
        if (hello.IsError)
        {
            throw hello.ErrorCode is "ERR" or "NOPROTO"
                ? new RedisUnusableException($"The server at {address} does not speak RESP3. Cairn.Caching.Redis needs Redis 6 or later, or a server compatible with it.")
                : new RedisException($"Redis at {address} does not let this client in: {hello.ErrorCode}.") { Code = hello.ErrorCode };
        }

        if (hello.Find("mode"u8).Is("cluster"u8))
        {
            throw new RedisUnusableException(
                $"'{RedisCachingOptions.SectionName}:{nameof(RedisCachingOptions.Endpoint)}' is {address}. That is a node of a Redis Cluster, which is not supported. Name a standalone server, or the Sentinels of one.");
        }

        if (hello.Find("mode"u8).Is("sentinel"u8))
        {
            throw new RedisUnusableException(
                $"'{RedisCachingOptions.SectionName}:{nameof(RedisCachingOptions.Endpoint)}' is {address}. That is a Sentinel. Name it under '{RedisCachingOptions.SectionName}:Sentinel:Endpoints'.");
        }

        if (!hello.Find("role"u8).Is("master"u8))
        {
            throw new RedisException($"Redis at {address} is not a primary.");
        }
    }
}
