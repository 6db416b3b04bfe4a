using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Acme.BuildStatus;

/// <summary>Warns while there is still room for new builds: degraded when nine of ten places are taken by builds that have not ended.</summary>
internal sealed class StoreHasRoom(BuildStore store, IOptions<BuildStatusOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var open = store.OpenBuilds;
        var limit = options.Value.MaxBuilds;
        var description = $"{open} of at most {limit} builds are open.";

        return Task.FromResult(open >= 0.9 * limit
            ? HealthCheckResult.Degraded($"{description} Raise 'BuildStatus:MaxBuilds', or lower 'BuildStatus:StaleAfter'.")
            : HealthCheckResult.Healthy(description));
    }
}
