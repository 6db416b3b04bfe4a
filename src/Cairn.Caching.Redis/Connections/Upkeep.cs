using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Caching.Redis.Connections;

/// <summary>Looks after a live connection: shows renewed credentials to the server, and leaves a server that is not the primary any more.</summary>
internal sealed class Upkeep(IOptionsMonitor<RedisCachingOptions> options, RedisDialer dialer, TimeProvider clock, ILogger<Upkeep> logger)
{
    /// <summary>Returns when the connection has ended.</summary>
    public async Task KeepAsync(RedisSession session, CancellationToken stop)
    {
        var shown = session.Credentials;
        var listens = true;

        while (true)
        {
            using var sighting = await LookAsync(session, stop);
            var outdated = listens ? sighting?.Outdated : null;

            if (await HasEndedAsync(session, outdated, stop))
            {
                return;
            }

            // A Sentinel that ends every subscription would be asked without a pause.
            listens = outdated is not { IsCompleted: true };
            shown = await ShowCredentialsAsync(session, shown, stop);
        }
    }

    /// <summary>Leaves a server that is not the primary any more.</summary>
    private async Task<PrimarySighting?> LookAsync(RedisSession session, CancellationToken stop)
    {
        try
        {
            var sighting = await dialer.LookAsync(stop);

            if (sighting is { Address: var primary } && primary != session.Address)
            {
                session.Connection.End(new RedisException($"The primary is {primary} now."));
            }

            return sighting;
        }
        catch (RedisException)
        {
            return null; // no Sentinel answers, which is no reason to leave a server that does
        }
    }

    /// <summary>Waits for the end of the connection, for news, or for the time to look again.</summary>
    private async Task<bool> HasEndedAsync(RedisSession session, Task? outdated, CancellationToken stop)
    {
        var ended = session.Connection.Ended;
        Task wake = outdated is null ? ended : Task.WhenAny(ended, outdated);

        try
        {
            await wake.WaitAsync(options.CurrentValue.RefreshInterval, clock, stop);
        }
        catch (TimeoutException)
        {
            // Nothing has happened.
        }

        return ended.IsCompleted;
    }

    private async Task<RedisCredentials?> ShowCredentialsAsync(RedisSession session, RedisCredentials? shown, CancellationToken stop)
    {
        try
        {
            var credentials = await dialer.CredentialsAsync(stop);

            if (credentials is null || credentials == shown)
            {
                return shown;
            }

            var answer = await session.Connection.SendAsync(["AUTH", credentials.User ?? "default", credentials.Password], stop);

            if (!answer.IsError)
            {
                logger.CredentialsRenewed(credentials.ToString());
                return credentials;
            }

            logger.CredentialsRefused(credentials.ToString(), answer.ErrorCode);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            // The connection goes on as who it was; the next round tries again.
            logger.CredentialsUnavailable(exception.GetType().Name);
        }

        return shown;
    }
}
