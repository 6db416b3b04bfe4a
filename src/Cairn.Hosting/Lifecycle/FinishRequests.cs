using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Lifecycle;

/// <summary>
/// Closes the service's own server, so that requests in flight end before anything that they may need. The host stops it a second time,
/// which servers allow; a service without a server has nothing to finish.
/// </summary>
internal sealed class FinishRequests(
    IOptions<HostingOptions> options,
    ListenToSignals signals,
    TimeProvider time,
    ILogger<FinishRequests> logger,
    IServer? server = null)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (server is null)
        {
            return;
        }

        using var limit = new CancellationTokenSource(options.Value.InFlightTimeout, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, signals.Hurry, cancellationToken);

        // What goes wrong here goes wrong again when the host stops the server, and is reported there.
        await server.StopAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (patience.IsCancellationRequested)
        {
            logger.RequestsCutOff();
        }
    }
}
