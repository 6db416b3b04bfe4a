using System.Net;
using System.Net.Http.Headers;
using Cairn.Testing;
using Google.Protobuf;

namespace Cairn.Grpc.Tests.Service;

/// <summary>Calls the service with bytes, over one connection.</summary>
internal sealed class Caller(CairnTestHost service) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { EnableMultipleHttp2Connections = false }) { BaseAddress = service.Http.BaseAddress };

    public static Caller Of(CairnTestHost service) => new(service);

    public Task<Answer> CallAsync(string method, IMessage message, params (string Name, string Value)[] headers) =>
        CallAsync(method, Frames.Of(message), headers);

    public async Task<Answer> CallAsync(string method, byte[] body, params (string Name, string Value)[] headers) =>
        await Answer.OfAsync(await SendAsync(method, new ByteArrayContent(body), headers));

    /// <summary>Starts a call whose request may stay open. It returns with the headers of the answer.</summary>
    public async Task<OpenAnswer> StartAsync(string method, HttpContent body, params (string Name, string Value)[] headers) =>
        new(await SendAsync(method, body, headers));

    public Task<HttpResponseMessage> SendAsync(string method, HttpContent content, (string Name, string Value)[] headers, CancellationToken cancellationToken = default)
    {
        var path = method.Contains('/', StringComparison.Ordinal) ? method : $"cairn.tests.Echo/{method}";
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = content,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.Add("te", "trailers");
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken == default ? TestContext.Current.CancellationToken : cancellationToken);
    }

    public void Dispose() => _http.Dispose();
}
