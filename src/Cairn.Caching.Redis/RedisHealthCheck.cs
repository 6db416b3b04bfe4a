using Cairn.Caching.Redis.Connections;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Caching.Redis;

/// <summary>Tells whether Redis is in use, and whether it pushes invalidations. It asks nobody: the connection knows.</summary>
internal sealed class RedisHealthCheck(RedisLink link) : IHealthCheck
{
    public const string Name = "cairn-caching-redis";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Judge());

    private HealthCheckResult Judge()
    {
        if (link.Session is not { } session)
        {
            return HealthCheckResult.Unhealthy($"No connection to Redis. {link.Failure?.Message}");
        }

        return session.TrackingRefusal is { } code
            ? HealthCheckResult.Degraded($"Redis at {session.Address} pushes no invalidations ({code}): what other nodes change is seen when local copies expire.")
            : HealthCheckResult.Healthy($"Connected to Redis at {session.Address}.");
    }
}
