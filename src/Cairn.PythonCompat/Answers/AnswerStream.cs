using Cairn.PythonCompat.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.PythonCompat.Answers;

/// <summary>Where an answer is held. Flushing does not send it: writers of JSON flush, too. Media types that stream are sent at their first flush.</summary>
internal sealed class AnswerStream : Stream
{
    private const int FirstBytes = 1024;

    private static readonly string[] Streaming = ["text/event-stream", "application/x-ndjson", "multipart/x-mixed-replace"];

    private readonly ByteBuffer _held = new(FirstBytes);
    private readonly HttpResponse _response;
    private readonly IHttpResponseBodyFeature _server;
    private readonly int _limitBytes;
    private bool _passes;

    public AnswerStream(HttpResponse response, IHttpResponseBodyFeature server, int limitBytes)
    {
        (_response, _server, _limitBytes) = (response, server, limitBytes);
        Writer = new AnswerWriter(this);
    }

    public AnswerWriter Writer { get; }

    public bool HasPassed { get; private set; }

    public bool IsTooLong { get; private set; }

    public ReadOnlyMemory<byte> Held => _held.Written;

    public override bool CanRead => false;

    public override bool CanSeek => !HasPassed; // so that HttpResponse.Clear takes back what was written

    public override bool CanWrite => true;

    public override long Length => _held.Length;

    public override long Position
    {
        get => _held.Length;
        set => throw new NotSupportedException();
    }

    public void PassOnNextWrite() => _passes = true;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        IsTooLong |= !HasPassed && !_passes && _held.Length + buffer.Length > _limitBytes;
        if (_passes || IsTooLong || HasPassed)
        {
            await PassAsync(cancellationToken);
            await _server.Stream.WriteAsync(buffer, cancellationToken);
        }
        else
        {
            _held.Write(buffer.Span);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (HasPassed || _passes || Array.Exists(Streaming, IsMediaType))
        {
            await PassAsync(cancellationToken);
            await _server.Stream.FlushAsync(cancellationToken);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Write asynchronously: an answer is not written while a thread waits.");

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <summary>Takes back what was written, flushed or not.</summary>
    public override void SetLength(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(value, 0);
        _held.Reset();
        Writer.Clear();
    }

    private bool IsMediaType(string type) => _response.ContentType?.StartsWith(type, StringComparison.OrdinalIgnoreCase) ?? false;

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        if (!HasPassed)
        {
            HasPassed = true;
            await _server.StartAsync(cancellationToken);
            await _server.Stream.WriteAsync(Held, cancellationToken);
            _held.Reset();
        }
    }
}
