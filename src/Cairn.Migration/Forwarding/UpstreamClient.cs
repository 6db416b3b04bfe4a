using System.Net;
using System.Text;

namespace Cairn.Migration.Forwarding;

/// <summary>A pool of connections that adds nothing, follows nothing and keeps no cookies.</summary>
internal sealed class UpstreamClient(TimeSpan connectionIdleTime, int mostConnections) : IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null, // what the client sent goes on, nothing else
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        EnableMultipleHttp2Connections = true,
        MaxConnectionsPerServer = mostConnections,
        PooledConnectionIdleTimeout = connectionIdleTime,
        RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        UseCookies = false,
        UseProxy = false,
    });

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _invoker.SendAsync(request, cancellationToken);

    public void Dispose() => _invoker.Dispose();
}
