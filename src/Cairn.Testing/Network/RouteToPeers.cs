using Microsoft.Extensions.Http;

namespace Cairn.Testing.Network;

/// <summary>Puts the network under every client of a host, below all handlers that the service has given it, unless the test has named something else for that client.</summary>
internal sealed class RouteToPeers(CairnTestNetwork network, StandIns standIns) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (!standIns.Has(builder.Name))
        {
            builder.PrimaryHandler = new PeerHandler(network, builder.PrimaryHandler);
        }
    };
}
