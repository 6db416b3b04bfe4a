using System.Net;

namespace BuildStatus.Tests;

/// <summary>Clients that get the same answer whatever they ask.</summary>
internal sealed class Answering(HttpStatusCode status, string body) : HttpMessageHandler, IHttpClientFactory
{
    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body) });
}
