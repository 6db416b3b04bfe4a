using Microsoft.Extensions.Hosting;

namespace Cairn.Hosting.Lifecycle;

/// <summary>
/// Stops the service in phases. The first three happen before the host stops anything by itself, in StoppingAsync; the host's own round of
/// StopAsync is the fourth, and what is registered before this service, such as telemetry, is flushed in the fifth.
/// </summary>
internal sealed class StopInPhases(DrainOnShutdown drain, StopIntake intake, FinishRequests requests, PhaseLog phases) : IHostedLifecycleService
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        phases.Listen();
        return Task.CompletedTask;
    }

    /// <summary>Runs the phases once. Who stops the host directly makes <c>RunAsync</c> stop it again, and both wait for the same end.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _calls) > 1)
        {
            await _done.Task;
            return;
        }

        phases.Begin();
        await drain.RunAsync(cancellationToken);
        phases.End(ShutdownPhase.Drain);
        await intake.RunAsync(cancellationToken);
        phases.End(ShutdownPhase.Intake);
        await requests.RunAsync(cancellationToken);
        phases.End(ShutdownPhase.Requests);
        _done.SetResult();
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
