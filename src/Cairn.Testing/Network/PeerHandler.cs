namespace Cairn.Testing.Network;

/// <summary>Sends a request to the host of its name, or where it would have gone without the network.</summary>
internal sealed class PeerHandler(CairnTestNetwork network, HttpMessageHandler outside) : DelegatingHandler(outside)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;

        if (network.TryFind(address.Host, out var host))
        {
            return host.SendAsync(request, cancellationToken);
        }

        // A primary handler that has no sockets may answer for any name.
        return InnerHandler is SocketsHttpHandler or HttpClientHandler && !address.IsLoopback
            ? Task.FromException<HttpResponseMessage>(network.Unknown(address))
            : base.SendAsync(request, cancellationToken);
    }
}
