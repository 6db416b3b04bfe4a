using Cairn.Hosting.Workers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Health;

/// <summary>Whether the workers' loops still turn. A worker that has not begun, or has finished, owes no heartbeat.</summary>
internal sealed class WorkersBeat(RunWorkers workers, IOptions<HostingOptions> options, TimeProvider time) : IHealthCheck
{
    public const string Name = "cairn-workers";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var bound = options.Value.WorkerHeartbeatTimeout;
        var now = time.GetUtcNow();
        var late = workers.Status
            .Where(worker => now - worker.LastHeartbeat > bound)
            .Select(worker => $"{worker.Name} beat {now - worker.LastHeartbeat} ago")
            .ToList();

        return Task.FromResult(late.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"{string.Join(", ", late)}, the bound is {bound}."));
    }
}
