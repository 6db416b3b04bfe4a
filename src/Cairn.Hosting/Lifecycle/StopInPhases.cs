using Microsoft.Extensions.Hosting;

namespace Cairn.Hosting.Lifecycle;

/// <summary>
/// Stops the service in phases. The first three happen before the host stops anything by itself, in StoppingAsync; the host's own round of
/// StopAsync is the fourth, and what is registered before this service, such as telemetry, is flushed in the fifth.
/// </summary>
internal sealed class StopInPhases(DrainOnShutdown drain, StopIntake intake, FinishRequests requests, PhaseLog phases) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        phases.Listen();
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        phases.Begin();
        await drain.RunAsync(cancellationToken);
        phases.End(ShutdownPhase.Drain);
        await intake.RunAsync(cancellationToken);
        phases.End(ShutdownPhase.Intake);
        await requests.RunAsync(cancellationToken);
        phases.End(ShutdownPhase.Requests);
    }

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        phases.End(ShutdownPhase.Resources);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
