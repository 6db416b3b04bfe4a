using System.Net;

namespace Cairn.Grpc.Outgoing;

/// <summary>The messages of an answer, with an eye on how they end.</summary>
internal sealed class AnswerContent : HttpContent
{
    private readonly HttpResponseMessage _answer;
    private readonly HttpContent _messages;
    private readonly OutgoingCall _call;

    public AnswerContent(HttpResponseMessage answer, OutgoingCall call)
    {
        _answer = answer;
        _messages = answer.Content;
        _call = call;
        foreach (var header in _messages.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() => await CreateContentReadStreamAsync(CancellationToken.None);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        new AnswerStream(await _messages.ReadAsStreamAsync(cancellationToken), _answer, _call);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var messages = await CreateContentReadStreamAsync(cancellationToken);
        await messages.CopyToAsync(stream, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _call.Dispose();
            _messages.Dispose();
        }

        base.Dispose(disposing);
    }
}
