using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Grpc.Health;

/// <summary>Reads the service's health checks onto the board, again and again, until the service stops.</summary>
internal sealed class ReadHealth(
    HealthBoard board,
    HealthCheckService checks,
    IOptions<GrpcOptions> options,
    TimeProvider time,
    IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <summary>Tags of checks that say how a service is, and not whether it takes traffic.</summary>
    private static readonly string[] Details = ["cairn:degradable", "cairn:informational"];

    private static readonly string[] Liveness = ["live", "liveness"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!board.IsServed)
        {
            return;
        }

        using var registration = lifetime.ApplicationStopping.Register(board.Stop);
        using var period = new PeriodicTimer(options.Value.HealthPeriod, time);
        try
        {
            do
            {
                await ReadAsync(stoppingToken);
            }
            while (await period.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A host that is disposed of without being stopped takes anything else for a failure.
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var ready = await checks.CheckHealthAsync(check => !Has(check, Liveness) && !Has(check, Details), cancellationToken);
        var live = await checks.CheckHealthAsync(check => Has(check, Liveness), cancellationToken);

        board.Update(ready.Status is not HealthStatus.Unhealthy, live.Status is not HealthStatus.Unhealthy);
    }

    private static bool Has(HealthCheckRegistration check, string[] tags) =>
        check.Tags.Any(tag => tags.Contains(tag, StringComparer.OrdinalIgnoreCase));
}
