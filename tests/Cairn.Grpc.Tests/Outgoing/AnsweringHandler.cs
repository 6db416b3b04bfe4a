using System.Net;

namespace Cairn.Grpc.Tests.Outgoing;

/// <summary>The end of a chain of handlers: answers each request, and remembers it.</summary>
internal sealed class AnsweringHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public List<HttpRequestMessage> Requests { get; } = [];

    /// <summary>Answers with a status and no messages.</summary>
    public static AnsweringHandler Status(int status) => new((_, _) => Task.FromResult(Answer(status)));

    public static HttpResponseMessage Answer(int status)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([]) };
        answer.Content.Headers.ContentType = new("application/grpc");
        answer.Headers.TryAddWithoutValidation("grpc-status", $"{status}");
        return answer;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return answer(request, cancellationToken);
    }
}
