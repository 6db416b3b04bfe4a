using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace Cairn.Testing.Network;

/// <summary>A host's place in a network, from before it starts until after it has ended.</summary>
internal sealed record NetworkMembership(CairnTestNetwork Network, string Name)
{
    public void Reserve() => Network.Reserve(Name);

    public void Apply(IServiceCollection services, StandIns standIns) => services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new RouteToPeers(Network, standIns));

    public void Open(HttpMessageHandler server) => Network.Open(Name, new HttpMessageInvoker(server, disposeHandler: false));

    public void Leave() => Network.Leave(Name);
}
