using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;

namespace Cairn.Hosting.Health;

/// <summary>Shows the status of every check and the readiness of the service as gauges.</summary>
internal sealed class MeasureHealth(IMeterFactory meters, RunChecks checks, Availability availability) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create(HostingTelemetry.MeterName);
        meter.CreateObservableGauge(HostingTelemetry.HealthStatus, Statuses, "1", "Status of health checks: 2 healthy, 1 degraded, 0 unhealthy.");
        meter.CreateObservableGauge(HostingTelemetry.Readiness, () => availability.Ready().Holds ? 1 : 0, "1", "Whether the service is ready.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<Measurement<int>> Statuses() =>
        from check in checks.Checks
        let status = check.Status
        where status is not null
        select new Measurement<int>(
            (int)status.Value,
            new(HostingTelemetry.CheckName, check.Name),
            new(HostingTelemetry.CheckRole, HealthSignals.NameOf(check.Role)));
}
