using Cairn.Hosting.Workers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Cairn.Hosting;

/// <summary>Whether the process is alive, has started, and wants traffic.</summary>
internal sealed class Availability(IHostApplicationLifetime lifetime, RunWorkers workers, HealthCheckService checks)
{
    private static readonly HealthReport NoChecks = new(new Dictionary<string, HealthReportEntry>(), TimeSpan.Zero);

    public Verdict Live() => new(Holds: true, "alive", NoChecks, workers.Status);

    public Verdict Started() => new(HasStarted, HasStarted ? "started" : "starting", NoChecks, workers.Status);

    public async Task<Verdict> ReadyAsync(CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return new(Holds: false, "draining", NoChecks, workers.Status);
        }

        if (!HasStarted)
        {
            return new(Holds: false, "starting", NoChecks, workers.Status);
        }

        var report = await checks.CheckHealthAsync(cancellationToken);
        var healthy = report.Status is not HealthStatus.Unhealthy;
        return new(healthy, healthy ? "ready" : "unhealthy", report, workers.Status);
    }

    private bool HasStarted => lifetime.ApplicationStarted.IsCancellationRequested && workers.HaveStarted;
}
