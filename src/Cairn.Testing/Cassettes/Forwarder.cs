using System.Collections.Frozen;
using System.Text;
using Cairn.Cassettes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Testing.Cassettes;

/// <summary>Hands each request of a server to a handler, with its target as it came, and the answer back.</summary>
internal sealed class Forwarder(HttpMessageHandler handler, Uri upstream) : IHttpApplication<HttpContext>, IDisposable
{
    private static readonly FrozenSet<string> HopByHop = new[]
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Host", // RFC 9110, section 7.6.1; the upstream has its own host
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly HttpMessageInvoker _invoker = new(handler);

    /// <summary>Real calls, as they were asked: no redirects, cookies, decoding or trace context of our own.</summary>
    public static SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(1), // below the patience of servers that close idle connections early
        RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
    };

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        try
        {
            using var request = Request(context);
            using var response = await _invoker.SendAsync(request, context.RequestAborted);
            await WriteAsync(context.Response, response, context.RequestAborted);
        }
        catch (Exception failure) when (failure is HttpRequestException or CassetteMismatchException or UnmaskedSecretException or InvalidDataException or UriFormatException)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            await context.Response.WriteAsync(failure.Message, context.RequestAborted);
        }
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public void Dispose() => _invoker.Dispose();

    private HttpRequestMessage Request(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var address = new Uri($"{upstream.GetLeftPart(UriPartial.Authority)}{target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var hasBody = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? false;
        var request = new HttpRequestMessage(HttpMethod.Parse(context.Request.Method), address) { Content = hasBody ? new StreamContent(context.Request.Body) : null };
        foreach (var (name, values) in context.Request.Headers.Where(header => !HopByHop.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values!))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values!);
            }
        }

        return request;
    }

    private static async Task WriteAsync(HttpResponse target, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        target.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).Where(header => !HopByHop.Contains(header.Key)))
        {
            target.Headers[name] = values.ToArray();
        }

        if (response.StatusCode is not (System.Net.HttpStatusCode.NoContent or System.Net.HttpStatusCode.NotModified) && !HttpMethods.IsHead(target.HttpContext.Request.Method))
        {
            await response.Content.CopyToAsync(target.Body, cancellationToken);
        }
    }
}
