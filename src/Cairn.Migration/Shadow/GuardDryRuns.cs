using Microsoft.Extensions.Http;

namespace Cairn.Migration.Shadow;

/// <summary>Puts the guard into every client of the factory, closest to the wire.</summary>
internal sealed class GuardDryRuns(ShadowContext shadow) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        builder.AdditionalHandlers.Add(new RefuseWritesOfDryRuns(shadow));
    };
}
