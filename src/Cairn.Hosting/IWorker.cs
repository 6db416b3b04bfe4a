namespace Cairn.Hosting;

/// <summary>Background work of a service, registered with <c>AddCairnWorker</c> and supervised: a failure is logged and the worker
/// restarted with back-off; after <see cref="WorkerSettings.RestartLimit"/> failures in a row the service stops with exit code 70.</summary>
/// <remarks>Each run gets its own instance in its own scope, so scoped services may be injected.</remarks>
public interface IWorker
{
    /// <summary>Does the work until it is done or <paramref name="cancellationToken"/> is cancelled.</summary>
    /// <param name="worker">How the worker tells that it is alive. The service is not ready before every worker's first heartbeat.</param>
    /// <param name="cancellationToken">Cancelled when the service stops, once the drain delay is over.</param>
    /// <returns>A task that ends with the work.</returns>
    Task RunAsync(WorkerContext worker, CancellationToken cancellationToken);
}
