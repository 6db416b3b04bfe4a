using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Benchmarks;

/// <summary>Answers "ok" to everything with nothing made for it: what is left is the server's part.</summary>
internal sealed class FixedAnswer : IHttpApplication<DefaultHttpContext>
{
    private static readonly byte[] Ok = "ok\n"u8.ToArray();
    private readonly DefaultHttpContext _context = new();

    public DefaultHttpContext CreateContext(IFeatureCollection contextFeatures)
    {
        _context.Initialize(contextFeatures);
        return _context;
    }

    public Task ProcessRequestAsync(DefaultHttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = Ok.Length;
        return context.Response.BodyWriter.WriteAsync(Ok).AsTask();
    }

    public void DisposeContext(DefaultHttpContext context, Exception? exception) => context.Uninitialize();
}
