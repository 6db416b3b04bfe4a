using System.Net.Sockets;
using System.Security.Authentication;
using Cairn.Caching.Redis.Resp;

namespace Cairn.Caching.Redis.Connections;

/// <summary>Asks the Sentinels, one after the other, which server is the primary, and to be told when another one is.</summary>
internal sealed class SentinelDirectory(TimeProvider clock)
{
    /// <exception cref="RedisException">No Sentinel knows.</exception>
    public async Task<PrimarySighting> FindPrimaryAsync(RedisCachingOptions settings, CancellationToken cancellationToken)
    {
        // The first that answers is enough, but one that hangs must leave time for the next.
        var share = settings.ConnectTimeout / (settings.Sentinel.Endpoints.Count + 1);

        foreach (var endpoint in settings.Sentinel.Endpoints)
        {
            if (RedisAddress.TryParse(endpoint, out var sentinel) && await VisitAsync(sentinel, settings, share, cancellationToken) is { } sighting)
            {
                return sighting;
            }
        }

        throw new RedisException($"None of the {settings.Sentinel.Endpoints.Count} Sentinels names a primary called '{settings.Sentinel.PrimaryName}'.");
    }

    private async Task<PrimarySighting?> VisitAsync(RedisAddress sentinel, RedisCachingOptions settings, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        RedisConnection? connection = null;
        PrimarySighting? sighting = null;

        try
        {
            var stream = await Transport.OpenAsync(sentinel, settings.Tls, either.Token);
            connection = new RedisConnection(stream, new ConnectionLimits { Command = patience }, clock, static _ => { });
            return sighting = await AskAsync(connection, settings.Sentinel, either.Token) is { } primary ? new PrimarySighting(primary, connection) : null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is IOException or SocketException
            or RedisException or TimeoutException or OperationCanceledException or AuthenticationException)
        {
            return null;
        }
        finally
        {
            if (sighting is null)
            {
                connection?.Dispose();
            }
        }
    }

    /// <summary>Question and subscription go out in one packet, so that no change falls between them. A Sentinel that allows the first alone is asked again in time.</summary>
    private static async Task<RedisAddress?> AskAsync(RedisConnection connection, RedisSentinelSettings settings, CancellationToken cancellationToken)
    {
        var entering = settings.Password is { } password ? connection.SendAsync(["AUTH", password], cancellationToken).AsTask() : Task.CompletedTask;
        var asking = connection.SendAsync(["SENTINEL", "get-master-addr-by-name", settings.PrimaryName], cancellationToken).AsTask();
        var subscribing = connection.SendAsync(["SUBSCRIBE", "+switch-master"], cancellationToken).AsTask();
        await Task.WhenAll(entering, asking, subscribing);
        return AddressIn(await asking);
    }

    private static RedisAddress? AddressIn(in RespValue answer) =>
        answer.Items is [var host, var port] && RedisAddress.TryParse($"{host.Text()}:{port.Text()}", out var address) ? address : null;
}
