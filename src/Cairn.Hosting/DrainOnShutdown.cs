using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting;

/// <summary>
/// Keeps the service serving for the drain delay once it was told to stop: readiness is false from that moment on, and whoever
/// balances the load needs time to see it. The host calls StoppingAsync before any server stops.
/// </summary>
internal sealed class DrainOnShutdown(
    IOptions<HostingOptions> options,
    IOptions<HostOptions> hostOptions,
    TimeProvider time,
    ILogger<DrainOnShutdown> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan StopMargin = TimeSpan.FromSeconds(5);

    // The host reads its time-out when it stops. It covers the drain too, so it is set once the options are known to be valid.
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        hostOptions.Value.ShutdownTimeout = options.Value.DrainDelay + options.Value.InFlightTimeout + StopMargin;
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.DrainDelay == TimeSpan.Zero)
        {
            return;
        }

        logger.DrainStarted(options.Value.DrainDelay);
        await Task.Delay(options.Value.DrainDelay, time, cancellationToken);
        logger.DrainCompleted();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
