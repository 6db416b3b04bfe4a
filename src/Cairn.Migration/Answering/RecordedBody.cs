using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Migration.Answering;

/// <summary>The body of a request, which is kept while it is read, up to a limit: for a second reader, and for a copy.</summary>
internal sealed class RecordedBody(Stream source, long? length) : Stream
{
    private readonly MemoryStream _kept = new();
    private int _replayed = int.MaxValue;
    private bool _hasEnded;

    public bool HasOverflowed { get; private set; }

    /// <summary>Whether all of the body was read, and kept.</summary>
    public bool IsWhole => !HasOverflowed && (_hasEnded || _kept.Length == length);

    public ReadOnlyMemory<byte> Kept => _kept.GetBuffer().AsMemory(0, (int)_kept.Length);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Stands before the body of a request that has one.</summary>
    public static RecordedBody? Over(HttpContext context)
    {
        if (context.Request.Body is RecordedBody already)
        {
            return already;
        }

        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            return null;
        }

        var body = new RecordedBody(context.Request.Body, context.Request.ContentLength);
        context.Request.Body = body;
        return body;
    }

    /// <summary>Starts over: what was read comes again, then the rest.</summary>
    public void Rewind() => _replayed = 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_replayed < _kept.Length)
        {
            var count = Math.Min(buffer.Length, (int)_kept.Length - _replayed);
            Kept.Slice(_replayed, count).CopyTo(buffer);
            _replayed += count;
            return count;
        }

        var read = await source.ReadAsync(buffer, cancellationToken);
        Keep(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body of a request is read asynchronously.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _kept.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Keep(ReadOnlySpan<byte> read)
    {
        _hasEnded |= read.IsEmpty;
        HasOverflowed |= _kept.Length + read.Length > BodyLimit.Bytes;
        if (!HasOverflowed)
        {
            _kept.Write(read);
            _replayed = int.MaxValue;
        }
    }
}
