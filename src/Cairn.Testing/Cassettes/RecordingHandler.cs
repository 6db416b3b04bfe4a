using Cairn.Cassettes;

namespace Cairn.Testing.Cassettes;

/// <summary>Makes real calls, and records each before its answer is handed on.</summary>
internal sealed class RecordingHandler(Tape tape, HttpMessageHandler upstream, string? direction) : DelegatingHandler(upstream)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await RecordAsync(request, cancellationToken);
        }
        catch (Exception refusal) when (refusal is UnmaskedSecretException or InvalidDataException)
        {
            tape.Refuse(refusal);
            throw;
        }
    }

    private async Task<HttpResponseMessage> RecordAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = await HttpMessages.RequestAsync(request, cancellationToken); // a redirect would change the message
        var at = tape.Clock.GetUtcNow();
        var started = tape.Clock.GetTimestamp();

        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            var answered = await HttpMessages.ResponseAsync(response, cancellationToken);
            await tape.WriteAsync(
                new CassetteExchange
                {
                    Id = Guid.CreateVersion7(at).ToString("N"),
                    At = at,
                    Direction = direction,
                    Request = asked,
                    Responses = [answered with { Duration = tape.Clock.GetElapsedTime(started) }],
                },
                cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
