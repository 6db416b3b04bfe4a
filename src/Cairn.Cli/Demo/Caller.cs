using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Cairn.Cli.Demo;

/// <summary>Sends requests, each within a trace of its own whose id the demo knows.</summary>
internal sealed class Caller : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false, // loopback only
        ActivityHeadersPropagator = null, // the traceparent is ours
    })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    public Task<Exchange> GetAsync(Uri server, string path, CancellationToken cancellationToken, string? host = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(server, path)) { Headers = { Host = host } }, cancellationToken);

    public Task<Exchange> PostAsync(Uri server, string path, object body, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(server, path)) { Content = JsonContent.Create(body) }, cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<Exchange> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var sent = request;
        var traceId = RandomNumberGenerator.GetHexString(32, lowercase: true);
        request.Headers.Add("traceparent", $"00-{traceId}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}-01");
        var exchange = new Exchange(request.Method.Method, request.RequestUri!, 0, "", "", traceId);
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            return exchange with
            {
                Status = (int)response.StatusCode,
                ContentType = response.Content.Headers.ContentType?.MediaType ?? "",
                Server = response.Headers.Server.ToString(),
                Body = await response.Content.ReadAsStringAsync(cancellationToken),
            };
        }
        catch (Exception none) when (none is HttpRequestException or SocketException || (none is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return exchange with { Body = none.Message };
        }
    }
}
