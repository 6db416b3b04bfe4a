using Cairn.Migration.Rollback;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Migration.Routing;

/// <summary>Degraded while the configured table is not the one in force, or a route is not in its configured state.</summary>
internal sealed class StranglerHealthCheck(CurrentTable current, RollbackReport rollbacks) : IHealthCheck
{
    public const string Name = "strangler";

    /// <summary>What Cairn.Hosting calls HealthTags.Degradable. Packages do not know each other.</summary>
    public const string Degradable = "cairn:degradable";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var rolledBack = current.Table.Routes.Where(route => rollbacks.StateOf(route) != route.Configured.State).Select(route => route.Configured.Match).ToList();
        var result = current.Faults is [var fault, ..] ? HealthCheckResult.Degraded($"The last good routing table is in force: {fault}")
            : rolledBack.Count > 0 ? HealthCheckResult.Degraded($"Rolled back to legacy: {string.Join(", ", rolledBack)}.")
            : HealthCheckResult.Healthy($"{current.Table.Routes.Count} routes are in force as configured.");
        return Task.FromResult(result);
    }
}
