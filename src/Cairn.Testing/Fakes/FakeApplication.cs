using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Testing.Fakes;

/// <summary>Serves a script on a bare server, without the hosting layer that would trace, measure and log its requests.</summary>
internal sealed class FakeApplication(FakeHttpServer server) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        try
        {
            var answer = server.Receive(await ReadAsync(context), isOnPort: true);
            await Task.Delay(answer.Delay, server.Clock, context.RequestAborted);
            await (answer.Fault is { } fault ? FaultOnSocket.RaiseAsync(fault, context) : WriteAsync(answer, context));
        }
        catch (BadHttpRequestException malformed)
        {
            context.Response.StatusCode = malformed.StatusCode;
            await context.Response.WriteAsync(malformed.Message, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone, or the server has ended.
        }
    }

    private static async Task<FakeHttpRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);

        return new FakeHttpRequest(
            HttpMethod.Parse(context.Request.Method),
            OriginForm(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget),
            context.Request.Headers.Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value.AsEnumerable()))),
            body.ToArray());
    }

    /// <summary>A caller that takes the server for a proxy sends a whole address (RFC 9112, section 3.2.2).</summary>
    private static string OriginForm(string target) =>
        !target.StartsWith('/') && Uri.TryCreate(target, UriKind.Absolute, out var address) ? address.PathAndQuery : target;

    private static async Task WriteAsync(HttpAnswer answer, HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = (int)answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        await response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
