using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Logging.Requests;

/// <summary>
/// Counts the bytes of a response body on their way to the server, which does not tell them. It is the only object that the request log adds to a
/// request before its end, and so carries along when the request began and whether it failed.
/// </summary>
internal sealed class MeasuredResponse(IHttpResponseBodyFeature body, long began) : PipeWriter, IHttpResponseBodyFeature
{
    private MeasuredStream? _stream;

    public long Began => began;

    public long Bytes { get; private set; }

    /// <summary>Whether an exception has reached the server.</summary>
    public bool HasFailed { get; set; }

    public Stream Stream => _stream ??= new MeasuredStream(body.Stream, this);

    public PipeWriter Writer => this;

    public override bool CanGetUnflushedBytes => body.Writer.CanGetUnflushedBytes;

    public override long UnflushedBytes => body.Writer.UnflushedBytes;

    public void Count(long bytes) => Bytes += bytes;

    public void DisableBuffering() => body.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => body.StartAsync(cancellationToken);

    public Task CompleteAsync() => body.CompleteAsync();

    public async Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default)
    {
        await body.SendFileAsync(path, offset, count, cancellationToken);
        Count(count ?? (new FileInfo(path).Length - offset));
    }

    public override void Advance(int bytes)
    {
        body.Writer.Advance(bytes);
        Count(bytes);
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => body.Writer.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => body.Writer.GetSpan(sizeHint);

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        Count(source.Length);
        return body.Writer.WriteAsync(source, cancellationToken);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => body.Writer.FlushAsync(cancellationToken);

    public override void CancelPendingFlush() => body.Writer.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => body.Writer.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => body.Writer.CompleteAsync(exception);
}
