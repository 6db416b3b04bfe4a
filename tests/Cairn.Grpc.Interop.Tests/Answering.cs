using System.Net;

namespace Cairn.Grpc.Interop.Tests;

/// <summary>A server that answers whatever a test says.</summary>
internal sealed class Answering(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public HttpRequestMessage? Request { get; private set; }

    /// <summary>Answers with bytes, headers and trailers.</summary>
    public static Answering With(byte[] body, (string Name, string Value)[]? headers = null, (string Name, string Value)[]? trailers = null, int http = 200) =>
        new((_, _) => Task.FromResult(Answer(body, headers, trailers, http)));

    public static HttpResponseMessage Answer(byte[] body, (string Name, string Value)[]? headers = null, (string Name, string Value)[]? trailers = null, int http = 200)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)http) { Content = new ByteArrayContent(body) };
        answer.Content.Headers.ContentType = new("application/grpc");
        foreach (var (name, value) in headers ?? [])
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        foreach (var (name, value) in trailers ?? [])
        {
            answer.TrailingHeaders.TryAddWithoutValidation(name, value);
        }

        return answer;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Request = request;
        return answer(request, cancellationToken);
    }
}
