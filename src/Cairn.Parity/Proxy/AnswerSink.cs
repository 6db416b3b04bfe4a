using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Cairn.Parity.Proxy;

/// <summary>Takes an answer while it comes: to the client, or to nobody.</summary>
/// <param name="output">The client; null for an answer that is only recorded.</param>
/// <param name="takesChunks">Whether the client understands chunks; HTTP/1.0 does not.</param>
internal sealed class AnswerSink(PipeWriter? output, bool takesChunks)
{
    private bool _chunks;

    /// <summary>Whether the client has seen some of the answer.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether the answer ends with the connection.</summary>
    public bool EndsConnection { get; private set; }

    public async ValueTask BeginAsync(MessageHead head, bool hasBody, CancellationToken cancellationToken)
    {
        var isOpen = hasBody && (head.IsChunked || head.ContentLength is null);
        _chunks = isOpen && takesChunks;
        EndsConnection = isOpen && !takesChunks;
        HasBegun = true;
        await SendAsync(head.ForNextHop(keepsLength: true, _chunks ? ["Transfer-Encoding: chunked"] : EndsConnection ? ["Connection: close"] : []), cancellationToken);
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> part, CancellationToken cancellationToken)
    {
        if (part.IsEmpty || output is null)
        {
            return;
        }

        if (_chunks)
        {
            await SendAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{part.Length:x}\r\n")), cancellationToken);
        }

        await SendAsync(part, cancellationToken);
        await (_chunks ? SendAsync("\r\n"u8.ToArray(), cancellationToken) : ValueTask.CompletedTask);
    }

    public ValueTask EndAsync(CancellationToken cancellationToken) => _chunks ? SendAsync("0\r\n\r\n"u8.ToArray(), cancellationToken) : ValueTask.CompletedTask;

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (output is not null)
        {
            await output.WriteAsync(bytes, cancellationToken);
        }
    }
}
