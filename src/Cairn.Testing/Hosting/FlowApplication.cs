using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Testing.Hosting;

/// <summary>An application whose requests run in the flow of their host.</summary>
internal sealed class FlowApplication<TContext>(IHttpApplication<TContext> application, HostFlow flow) : IHttpApplication<TContext>
    where TContext : notnull
{
    /// <summary>Servers call this at the head of a request's own asynchronous flow, so what is ambient here stays so to its end.</summary>
    public TContext CreateContext(IFeatureCollection contextFeatures)
    {
        flow.Enter();

        return application.CreateContext(contextFeatures);
    }

    public async Task ProcessRequestAsync(TContext context)
    {
        try
        {
            await application.ProcessRequestAsync(context);
        }
        finally
        {
            flow.RequestEnding();
        }
    }

    public void DisposeContext(TContext context, Exception? exception)
    {
        try
        {
            application.DisposeContext(context, exception);
        }
        finally
        {
            flow.RequestEnded();
        }
    }
}
