using Cairn.Grpc.Endpoints;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.Grpc.Ports;

/// <summary>Looks, once the service listens, whether gRPC can come in: HTTP/2 without TLS needs a port of its own, and Kestrel takes one that has it not.</summary>
internal sealed class CheckPorts(GrpcRoutes routes, TimeProvider time, ILogger<CheckPorts> logger, IServer? server = null) : IHostedLifecycleService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server?.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (routes.Services.Count == 0 || addresses.Count == 0 || !addresses.All(IsCleartext))
        {
            return; // with TLS, one port does both
        }

        foreach (var address in addresses)
        {
            if (await SpeaksHttp2Async(address, cancellationToken))
            {
                return;
            }
        }

        logger.PortSpeaksNoHttp2(string.Join(", ", addresses));
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> SpeaksHttp2Async(string address, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return Uri.TryCreate(address.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri)
                && await Http2Probe.SpeaksHttp2Async(uri, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static bool IsCleartext(string address) => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("http://unix:", StringComparison.OrdinalIgnoreCase);
}
