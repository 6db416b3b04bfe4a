namespace Cairn.Migration.Answering;

/// <summary>
/// Holds the body of an answer until it is flushed, has outgrown the limit or has ended. Then it goes on its way, or, where there is a reason to let the other side
/// answer, is dropped.
/// </summary>
internal sealed class HeldAnswer(Stream client, Func<string?> reasonToDrop) : Stream
{
    private readonly MemoryStream _held = new();

    /// <summary>Why the answer was dropped; <c>null</c> if it was not.</summary>
    public string? Dropped { get; private set; }

    /// <summary>Whether some of the answer is on its way.</summary>
    public bool IsSent { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The answer is complete.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        Decide();
        await SendHeldAsync(cancellationToken);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Dropped is not null)
        {
            return;
        }

        if (!IsSent && _held.Length + buffer.Length <= BodyLimit.Bytes)
        {
            _held.Write(buffer.Span);
            return;
        }

        Decide();
        await SendHeldAsync(cancellationToken);
        if (Dropped is null)
        {
            await client.WriteAsync(buffer, cancellationToken);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        Decide();
        await SendHeldAsync(cancellationToken);
        if (Dropped is null)
        {
            IsSent = true;
            await client.FlushAsync(cancellationToken);
        }
    }

    public override void Flush() => throw new NotSupportedException("An answer is written asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("An answer is written asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _held.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Decide()
    {
        if (!IsSent)
        {
            Dropped ??= reasonToDrop();
        }
    }

    private async Task SendHeldAsync(CancellationToken cancellationToken)
    {
        if (Dropped is null && _held.Length > 0)
        {
            IsSent = true;
            await client.WriteAsync(_held.GetBuffer().AsMemory(0, (int)_held.Length), cancellationToken);
        }

        _held.SetLength(0);
    }
}
