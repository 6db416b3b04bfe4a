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

        while (!await HasEndedAsync(session, stop))
        {
            await LeaveFormerPrimaryAsync(session, stop);
            shown = await ShowCredentialsAsync(session, shown, stop);
        }
    }

    private async Task<bool> HasEndedAsync(RedisSession session, CancellationToken stop)
    {
        try
        {
            await session.Connection.Ended.WaitAsync(options.CurrentValue.RefreshInterval, clock, stop);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task LeaveFormerPrimaryAsync(RedisSession session, CancellationToken stop)
    {
        if (options.CurrentValue.Sentinel.Endpoints.Count == 0)
        {
            return;
        }

        try
        {
            if (await dialer.FindAsync(stop) is var primary && primary != session.Address)
            {
                session.Connection.End(new RedisException($"The primary is {primary} now."));
            }
        }
        catch (RedisException)
        {
            // No Sentinel answers. That is no reason to leave a server that does.
        }
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
