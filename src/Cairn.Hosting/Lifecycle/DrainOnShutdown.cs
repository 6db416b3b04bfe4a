using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Lifecycle;

/// <summary>
/// Keeps the service serving for the drain delay once it was told to stop: readiness is false from that moment on, and whoever
/// balances the load needs time to see it.
/// </summary>
internal sealed class DrainOnShutdown(
    IOptions<HostingOptions> options,
    ListenToSignals signals,
    TimeProvider time,
    ILogger<DrainOnShutdown> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var delay = options.Value.DrainDelay;
        if (delay == TimeSpan.Zero)
        {
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(signals.Hurry, cancellationToken);
        logger.DrainStarted(delay);
        await Task.Delay(delay, time, patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        logger.DrainCompleted();
    }
}
