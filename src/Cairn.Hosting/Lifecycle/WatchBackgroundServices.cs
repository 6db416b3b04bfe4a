using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Lifecycle;

/// <summary>
/// Stops the host with exit code 70 when a plain <see cref="BackgroundService"/> fails. The host by itself would stop with exit code 0, and
/// at any moment: in the middle of its start it would end with an exception that does not name the culprit.
/// </summary>
internal sealed class WatchBackgroundServices(
    HostedServices services,
    IOptions<HostOptions> host,
    IHostApplicationLifetime lifetime,
    ILogger<WatchBackgroundServices> logger) : IHostedLifecycleService
{
    private bool _isWatching;

    // Taken over from the host, unless somebody has chosen that failures do not matter.
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _isWatching = host.Value.BackgroundServiceExceptionBehavior is BackgroundServiceExceptionBehavior.StopHost;
        host.Value.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore;
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (_isWatching)
        {
            foreach (var service in services.Of<BackgroundService>())
            {
                _ = WatchAsync(service.GetType().Name, service.ExecuteTask ?? Task.CompletedTask);
            }
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task WatchAsync(string name, Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work.IsCompletedSuccessfully)
        {
            return;
        }

        // A cancellation that nobody asked for, such as an HTTP time-out, is a failure too.
        var failure = work.Exception?.InnerException ?? new TaskCanceledException(work);
        if (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            Environment.ExitCode = ExitCodes.WorkerFailure;
            logger.BackgroundServiceFailed(name, ExitCodes.WorkerFailure, failure);
            lifetime.StopApplication();
        }
        else if (work.IsFaulted)
        {
            logger.FailedWhileStopping(name, failure);
        }
    }
}
