using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using Cairn.Grpc.Wire;

namespace Cairn.Grpc.Client;

/// <summary>The body of a request: what is written into a pipe, as it comes.</summary>
internal sealed class RequestMessages : HttpContent
{
    private readonly PipeReader _messages;
    private readonly CancellationToken _cancelled;

    public RequestMessages(PipeReader messages, CancellationToken cancelled)
    {
        _messages = messages;
        _cancelled = cancelled;
        Headers.ContentType = new MediaTypeHeaderValue(GrpcHeaders.ContentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <summary>Flushes whenever there is nothing more to write, at the start as well: the headers of a call without messages leave with that.</summary>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        try
        {
            var isOver = false;
            while (!isOver)
            {
                if (!_messages.TryRead(out var read))
                {
                    await stream.FlushAsync(cancellationToken);
                    read = await _messages.ReadAsync(_cancelled);
                }

                foreach (var part in read.Buffer)
                {
                    await stream.WriteAsync(part, cancellationToken);
                }

                _messages.AdvanceTo(read.Buffer.End);
                isOver = read.IsCompleted;
            }
        }
        finally
        {
            await _messages.CompleteAsync(); // who waits to write learns that nobody reads
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
