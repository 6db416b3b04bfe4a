using Cairn.Hosting;

namespace Cairn.Repository.Tests;

/// <summary>A worker that starts, lives, and ends when it is asked to.</summary>
public sealed class SampleWorker : IWorker
{
    public Task RunAsync(WorkerContext worker, CancellationToken cancellationToken)
    {
        worker.Heartbeat();
        return new TaskCompletionSource().Task.WaitAsync(cancellationToken);
    }
}
