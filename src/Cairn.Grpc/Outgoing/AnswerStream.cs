namespace Cairn.Grpc.Outgoing;

/// <summary>Reads the messages of an answer. Where this side cuts the call short they end, with its status in the trailers.</summary>
internal sealed class AnswerStream(Stream messages, HttpResponseMessage answer, OutgoingCall call) : Stream
{
    private bool _cutShort;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_cutShort)
        {
            return 0;
        }

        try
        {
            using var linked = call.Linked(cancellationToken);
            var read = await messages.ReadAsync(buffer, linked?.Token ?? call.Cancelled);
            if (read == 0 && buffer.Length > 0)
            {
                call.End(AnswerStatus.OfTrailers(answer));
            }

            return read;
        }
        catch (Exception failure)
        {
            call.Fail(failure);
            if (call.Verdict is not { } verdict || cancellationToken.IsCancellationRequested)
            {
                throw;
            }

            _cutShort = true;
            AnswerStatus.Finish(answer, verdict);
            return 0;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The messages of a gRPC call are read with ReadAsync.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            call.Dispose();
            messages.Dispose();
        }

        base.Dispose(disposing);
    }
}
