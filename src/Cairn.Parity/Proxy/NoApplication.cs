using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Parity.Proxy;

/// <summary>What the server wants to have for the requests that it parses: it parses none, as each connection is served as bytes.</summary>
internal sealed class NoApplication : IHttpApplication<IFeatureCollection>
{
    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public Task ProcessRequestAsync(IFeatureCollection context) => Task.CompletedTask;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }
}
