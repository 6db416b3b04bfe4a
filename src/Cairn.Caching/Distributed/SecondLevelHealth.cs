using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Caching.Distributed;

/// <summary>Degraded while the cache does without its second level. It asks the store nothing: requests do that.</summary>
internal sealed class SecondLevelHealth(CairnCache cache) : IHealthCheck
{
    public const string Name = "cache-second-level";

    /// <summary>The role of a check that never takes the service out of the load balancer, as Cairn.Hosting reads it.</summary>
    public const string DegradableTag = "cairn:degradable";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(cache.Store switch
        {
            null => HealthCheckResult.Healthy("There is no second level."),
            { IsFailing: true } => HealthCheckResult.Degraded("The second level keeps failing. The cache does without it and tries it again every few seconds."),
            _ => HealthCheckResult.Healthy(),
        });
}
