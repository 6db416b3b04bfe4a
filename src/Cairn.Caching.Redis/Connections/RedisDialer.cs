using Cairn.Caching.Redis.Resp;
using Microsoft.Extensions.Options;

namespace Cairn.Caching.Redis.Connections;

/// <summary>Finds the server, connects to it and gets in, all within the time that connecting may take.</summary>
internal sealed class RedisDialer(IOptionsMonitor<RedisCachingOptions> options, SentinelDirectory sentinels, TimeProvider clock)
{
    /// <exception cref="RedisException">The server is not there, or does not let us in. It may later.</exception>
    /// <exception cref="RedisUnusableException">It never will.</exception>
    public async Task<RedisSession> ConnectAsync(TrackedPrefixes prefixes, Action<RespValue> onPush, CancellationToken cancellationToken)
    {
        var settings = options.CurrentValue;
        using var limit = new CancellationTokenSource(settings.ConnectTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);

        try
        {
            return await ConnectAsync(settings, prefixes, onPush, either.Token);
        }
        catch (Exception exception) when (exception is not (RedisException or RedisUnusableException) && !cancellationToken.IsCancellationRequested)
        {
            throw new RedisException(limit.IsCancellationRequested ? "Connecting to Redis took too long." : "Redis cannot be reached.", exception);
        }
    }

    /// <summary>Asks the Sentinels where the primary is; <see langword="null"/> where there are none.</summary>
    /// <exception cref="RedisException">No Sentinel knows.</exception>
    public async Task<PrimarySighting?> LookAsync(CancellationToken cancellationToken)
    {
        var settings = options.CurrentValue;
        return settings.Sentinel.Endpoints.Count > 0 ? await sentinels.FindPrimaryAsync(settings, cancellationToken) : null;
    }

    public async ValueTask<RedisCredentials?> CredentialsAsync(CancellationToken cancellationToken)
    {
        var settings = options.CurrentValue;

        return settings.Credentials is { } ask ? await ask(cancellationToken)
            : settings.Password is { } password ? new RedisCredentials(settings.User, password)
            : null;
    }

    private async Task<RedisSession> ConnectAsync(RedisCachingOptions settings, TrackedPrefixes prefixes, Action<RespValue> onPush, CancellationToken cancellationToken)
    {
        var address = await FindAsync(settings, cancellationToken);
        var credentials = await CredentialsAsync(cancellationToken);
        var stream = await Transport.OpenAsync(address, settings.Tls, cancellationToken);
        var limits = new ConnectionLimits { Connect = settings.ConnectTimeout, Command = settings.CommandTimeout };
        var connection = new RedisConnection(stream, limits, clock, onPush);

        try
        {
            var refusal = await Handshake.PerformAsync(connection, address, credentials, prefixes, cancellationToken);
            return new RedisSession(connection, address, credentials, refusal);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private async Task<RedisAddress> FindAsync(RedisCachingOptions settings, CancellationToken cancellationToken)
    {
        using var sighting = await LookAsync(cancellationToken);
        return sighting?.Address
            ?? (RedisAddress.TryParse(settings.Endpoint, out var address) ? address : throw new RedisException("The endpoint is not an address."));
    }
}
