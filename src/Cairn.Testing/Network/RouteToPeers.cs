using Microsoft.Extensions.Http;

namespace Cairn.Testing.Network;

/// <summary>Puts the network under every client of a host, below all handlers that the service has given it.</summary>
internal sealed class RouteToPeers(CairnTestNetwork network) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        builder.PrimaryHandler = new PeerHandler(network, builder.PrimaryHandler);
    };
}
