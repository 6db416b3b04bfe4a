using Cairn.Hosting.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Cairn.Hosting;

/// <summary>Whether the process is alive, has started, and wants traffic. It reads what is known and runs nothing.</summary>
internal sealed class Availability(IHostApplicationLifetime lifetime, StartProgress start, RunChecks checks, ReadinessGate gate)
{
    /// <summary>The key of the <see cref="Func{TResult}"/> that tells other protocols, such as gRPC's, whether the service wants traffic.</summary>
    public const string ReadinessKey = "Cairn.Readiness";

    public Verdict Live() => checks.Worst(CheckRole.Liveness) is HealthStatus.Unhealthy
        ? new(Holds: false, "unhealthy")
        : new(Holds: true, "alive");

    public Verdict Started() => start.IsComplete ? new(Holds: true, "started") : NotStarted;

    public Verdict Ready()
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return new(Holds: false, "draining");
        }

        if (!start.IsComplete)
        {
            return NotStarted;
        }

        if (!gate.IsOpen)
        {
            return new(Holds: false, "closed");
        }

        return checks.Worst(CheckRole.Critical) switch
        {
            null => new(Holds: false, "starting"),
            HealthStatus.Unhealthy => new(Holds: false, "unhealthy"),
            _ => new(Holds: true, "ready"),
        };
    }

    private Verdict NotStarted => new(Holds: false, start.HasFailed ? "warm-up failed" : "starting");
}
