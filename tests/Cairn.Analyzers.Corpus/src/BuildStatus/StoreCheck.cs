using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BuildStatus;

/// <summary>/healthz of the old service, first half.</summary>
internal sealed class StoreCheck(BuildStore store, ILogger<StoreCheck> logger) : IHealthCheck
{
    private const int Full = 100_000;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var count = store.Count;
        if (count < Full)
        {
            return Task.FromResult(HealthCheckResult.Healthy($"{count} builds"));
        }

        logger.LogError("The store is full: {0} of {1}", count, Full);
        return Task.FromResult(HealthCheckResult.Unhealthy("full"));
    }
}
