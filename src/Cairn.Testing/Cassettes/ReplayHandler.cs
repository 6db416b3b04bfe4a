namespace Cairn.Testing.Cassettes;

/// <summary>Answers from a reel.</summary>
internal sealed class ReplayHandler(Reel reel) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = await HttpMessages.RequestAsync(request, cancellationToken);
        var response = HttpMessages.Message(reel.Answer(asked));
        response.RequestMessage = request;
        return response;
    }
}
