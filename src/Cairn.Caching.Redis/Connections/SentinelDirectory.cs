using Cairn.Caching.Redis.Resp;

namespace Cairn.Caching.Redis.Connections;

/// <summary>Asks the Sentinels, one after the other, which server is the primary.</summary>
internal sealed class SentinelDirectory(TimeProvider clock)
{
    /// <exception cref="RedisException">No Sentinel knows.</exception>
    public async Task<RedisAddress> FindPrimaryAsync(RedisCachingOptions settings, CancellationToken cancellationToken)
    {
        // The first that answers is enough, but one that hangs must leave time for the next.
        var share = settings.ConnectTimeout / (settings.Sentinel.Endpoints.Count + 1);

        foreach (var endpoint in settings.Sentinel.Endpoints)
        {
            if (RedisAddress.TryParse(endpoint, out var sentinel) && await AskAsync(sentinel, settings, share, cancellationToken) is { } primary)
            {
                return primary;
            }
        }

        throw new RedisException($"None of the {settings.Sentinel.Endpoints.Count} Sentinels names a primary called '{settings.Sentinel.PrimaryName}'.");
    }

    private async Task<RedisAddress?> AskAsync(RedisAddress sentinel, RedisCachingOptions settings, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);

        try
        {
            var stream = await Transport.OpenAsync(sentinel, settings.Tls, either.Token);
            using var connection = new RedisConnection(stream, new ConnectionLimits { Command = patience }, clock, static _ => { });

            if (settings.Sentinel.Password is { } password)
            {
                await connection.SendAsync(["AUTH", password], either.Token);
            }

            var answer = await connection.SendAsync(["SENTINEL", "get-master-addr-by-name", settings.Sentinel.PrimaryName], either.Token);
            return AddressIn(answer);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is IOException or System.Net.Sockets.SocketException
            or RedisException or TimeoutException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            return null;
        }
    }

    private static RedisAddress? AddressIn(in RespValue answer) =>
        answer.Items is [var host, var port] && RedisAddress.TryParse($"{host.Text()}:{port.Text()}", out var address) ? address : null;
}
