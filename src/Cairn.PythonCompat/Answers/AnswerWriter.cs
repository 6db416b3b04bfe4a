using System.Buffers;
using System.IO.Pipelines;

namespace Cairn.PythonCompat.Answers;

/// <summary>Writes to an <see cref="AnswerStream"/>. What is not flushed yet can be taken back, which a writer over any stream could not.</summary>
internal sealed class AnswerWriter(AnswerStream stream) : PipeWriter
{
    private readonly ArrayBufferWriter<byte> _pending = new();

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _pending.WrittenCount;

    public override void Advance(int bytes) => _pending.Advance(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0) => _pending.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _pending.GetSpan(sizeHint);

    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_pending.WrittenCount > 0)
        {
            await stream.WriteAsync(_pending.WrittenMemory, cancellationToken);
            _pending.ResetWrittenCount();
        }

        await stream.FlushAsync(cancellationToken);
        return default;
    }

    public override void Complete(Exception? exception = null)
    {
    }

    public override void CancelPendingFlush()
    {
    }

    /// <summary>Takes back what is not flushed.</summary>
    public void Clear() => _pending.ResetWrittenCount();
}
