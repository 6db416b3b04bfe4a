using Cairn.Hosting.Health;
using Cairn.Hosting.Workers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Cairn.Hosting;

/// <summary>Whether the process is alive, has started, and wants traffic. It reads what is known and runs nothing.</summary>
internal sealed class Availability(IHostApplicationLifetime lifetime, RunWorkers workers, RunChecks checks)
{
    public Verdict Live() => checks.Worst(CheckRole.Liveness) is HealthStatus.Unhealthy
        ? new(Holds: false, "unhealthy")
        : new(Holds: true, "alive");

    public Verdict Started() => HasStarted ? new(Holds: true, "started") : new(Holds: false, "starting");

    public Verdict Ready()
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return new(Holds: false, "draining");
        }

        if (!HasStarted)
        {
            return new(Holds: false, "starting");
        }

        return checks.Worst(CheckRole.Critical) switch
        {
            null => new(Holds: false, "starting"),
            HealthStatus.Unhealthy => new(Holds: false, "unhealthy"),
            _ => new(Holds: true, "ready"),
        };
    }

    private bool HasStarted => lifetime.ApplicationStarted.IsCancellationRequested && workers.HaveStarted;
}
