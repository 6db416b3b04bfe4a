using Cairn.Hosting.Workers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Health;

/// <summary>Whether the workers' loops still turn. A worker that has not begun, or has finished, owes no heartbeat.</summary>
internal sealed class WorkersBeat(RunWorkers workers, IOptions<HostingOptions> options) : IHealthCheck
{
    public const string Name = "cairn-workers";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var bound = options.Value.Workers.HeartbeatTimeout;
        var late = workers.All
            .Select(worker => (worker.Name, Age: worker.HeartbeatAge))
            .Where(worker => worker.Age > bound)
            .Select(worker => $"{worker.Name} beat {worker.Age} ago")
            .ToList();

        return Task.FromResult(late.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"{string.Join(", ", late)}, the bound is {bound}."));
    }
}
