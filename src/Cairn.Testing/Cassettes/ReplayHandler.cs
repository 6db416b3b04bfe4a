using Cairn.Cassettes;

namespace Cairn.Testing.Cassettes;

/// <summary>Answers from a reel.</summary>
internal sealed class ReplayHandler(Reel reel) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = HttpMessages.Message(reel.Answer(await ReadAsync(request, cancellationToken)));
        response.RequestMessage = request;
        return response;
    }

    private async Task<CassetteRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await HttpMessages.RequestAsync(request, cancellationToken);
        }
        catch (InvalidDataException large)
        {
            throw reel.Miss($"{request.Method} {request.RequestUri!.PathAndQuery} is on no cassette. {large.Message}");
        }
    }
}
