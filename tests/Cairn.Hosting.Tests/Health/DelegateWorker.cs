namespace Cairn.Hosting.Tests.Health;

/// <summary>A worker that does what a test says.</summary>
internal sealed class DelegateWorker(Func<WorkerContext, CancellationToken, Task> run) : IWorker
{
    public Task RunAsync(WorkerContext worker, CancellationToken cancellationToken) => run(worker, cancellationToken);
}
