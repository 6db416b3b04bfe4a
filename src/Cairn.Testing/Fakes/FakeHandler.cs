using System.Net;

namespace Cairn.Testing.Fakes;

/// <summary>Serves a script in memory.</summary>
internal sealed class FakeHandler(FakeHttpServer server) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (fault, cut) = server.Connections.State;
        if (fault is { IsOfConnection: true } outage)
        {
            return await FailAsync(outage, request, cancellationToken);
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, cut);
        try
        {
            return await AnswerAsync(request, end.Token);
        }
        catch (OperationCanceledException) when (cut.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return await FailAsync(HttpFault.Closed, request, cancellationToken);
        }
        catch (OperationCanceledException given) when (given.CancellationToken == end.Token)
        {
            throw new TaskCanceledException(given.Message, given, cancellationToken); // the caller knows its own token only
        }
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = server.Receive(await ReadAsync(request, cancellationToken), isOnPort: false);
        await Task.Delay(answer.Delay, server.Clock, cancellationToken);

        return answer.Fault is { } fault ? await FailAsync(fault, request, cancellationToken) : Write(answer, request);
    }

    private Task<HttpResponseMessage> FailAsync(HttpFault fault, HttpRequestMessage request, CancellationToken cancellationToken) =>
        FaultInMemory.AnswerAsync(fault, request, server.Clock, (passed, _) => Task.FromResult(Write(HttpAnswer.Of(fault), passed)), cancellationToken);

    /// <summary>The body is copied, not buffered: one that cannot be sent twice fails the second time, as it would on a socket.</summary>
    private static async Task<FakeHttpRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var target = request.RequestUri!;
        var headers = request.Headers.NonValidated.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()));
        if (request.Headers.Host is null)
        {
            headers = headers.Append(KeyValuePair.Create("Host", target.Authority));
        }

        if (request.Content is not { } content)
        {
            return new FakeHttpRequest(request.Method, target.PathAndQuery, headers, []);
        }

        using var body = new MemoryStream();
        await content.CopyToAsync(body, cancellationToken);
        _ = content.Headers.ContentLength; // makes the header, where the length is known
        headers = headers.Concat(content.Headers.NonValidated.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString())));
        return new FakeHttpRequest(request.Method, target.PathAndQuery, headers, body.ToArray());
    }

    private static HttpResponseMessage Write(HttpAnswer answer, HttpRequestMessage request)
    {
        var content = new ByteArrayContent(request.Method == HttpMethod.Head ? [] : answer.Body);
        var response = new HttpResponseMessage(answer.Status) { RequestMessage = request, Content = content };
        if (answer.Status is not HttpStatusCode.NoContent)
        {
            content.Headers.ContentLength = answer.Body.Length;
        }

        foreach (var (name, value) in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                content.Headers.Remove(name);
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }
}
