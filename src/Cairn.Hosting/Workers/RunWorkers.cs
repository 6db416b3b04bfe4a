using Microsoft.Extensions.Hosting;

namespace Cairn.Hosting.Workers;

/// <summary>Starts the workers once the service has started, and stops them after the drain delay, before the servers stop.</summary>
internal sealed class RunWorkers(IEnumerable<WorkerSupervisor> workers, IHostApplicationLifetime lifetime)
    : IHostedLifecycleService, IIntake, IDisposable
{
    private readonly WorkerSupervisor[] _workers = [.. workers];
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public IReadOnlyList<WorkerSupervisor> All => _workers;

    public bool HaveStarted => Array.TrueForAll(_workers, worker => worker.HasStarted);

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _running = Task.WhenAll(_workers.Select(worker => Task.Run(() => RunAsync(worker), CancellationToken.None)));
        return Task.CompletedTask;
    }

    // As intake first; again with everything else, where a worker that was not done in time gets what is left of the stop.
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_stopping.IsCancellationRequested)
        {
            await _stopping.CancelAsync();
        }

        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(WorkerSupervisor worker)
    {
        if (!await worker.RunAsync(_stopping.Token))
        {
            Environment.ExitCode = ExitCodes.WorkerFailure;
            lifetime.StopApplication();
        }
    }
}
