using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Cairn.Parity.Proxy;

/// <summary>Reads HTTP/1.1 messages from a connection.</summary>
internal sealed class MessageReader(PipeReader input)
{
    private const int LongestHead = 64 * 1024;
    private const int LongestChunkLine = 256;

    /// <summary>The next head; null when the connection ended before it began.</summary>
    /// <exception cref="BadMessageException">It is malformed, too long or cut off.</exception>
    public async Task<MessageHead?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        var bytes = await ReadThroughAsync("\r\n\r\n"u8.ToArray(), LongestHead, cancellationToken);
        return bytes is null ? null : MessageHead.Parse(bytes.AsSpan(0, bytes.Length - 4));
    }

    /// <summary>Passes the content on, without the framing of chunks.</summary>
    /// <exception cref="BadMessageException">It is malformed, or cut off.</exception>
    public Task ReadBodyAsync(MessageHead head, bool untilEnd, Func<ReadOnlyMemory<byte>, ValueTask> next, CancellationToken cancellationToken) =>
        head.IsChunked ? ReadChunksAsync(next, cancellationToken)
        : head.ContentLength is { } length ? ReadAsync(length, next, cancellationToken)
        : untilEnd ? ReadToEndAsync(next, cancellationToken)
        : Task.CompletedTask;

    private async Task ReadChunksAsync(Func<ReadOnlyMemory<byte>, ValueTask> next, CancellationToken cancellationToken)
    {
        while (true)
        {
            var line = await ReadLineAsync(cancellationToken);
            var size = line.Split(';', 2)[0].TrimEnd(' ', '\t');
            if (!size.All(char.IsAsciiHexDigit) || !int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length < 0)
            {
                throw new BadMessageException("The size of a chunk is no hexadecimal number.");
            }

            if (length == 0)
            {
                break;
            }

            await ReadAsync(length, next, cancellationToken);
            if ((await ReadLineAsync(cancellationToken)).Length > 0)
            {
                throw new BadMessageException("A chunk is longer than its size.");
            }
        }

        while ((await ReadLineAsync(cancellationToken)).Length > 0)
        {
            // Trailers are not in version 1 of the cassette format.
        }
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = await ReadThroughAsync("\r\n"u8.ToArray(), LongestChunkLine, cancellationToken) ?? throw CutOff();
        return Encoding.Latin1.GetString(line, 0, line.Length - 2);
    }

    private async Task<byte[]?> ReadThroughAsync(byte[] end, int longest, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            var reader = new SequenceReader<byte>(buffer);
            if (reader.TryReadTo(out ReadOnlySequence<byte> _, end))
            {
                var found = buffer.Slice(0, reader.Position).ToArray();
                input.AdvanceTo(reader.Position);
                return found.Length <= longest ? found : throw new BadMessageException($"A line or a head is longer than {longest} bytes.");
            }

            var length = buffer.Length;
            input.AdvanceTo(buffer.Start, buffer.End);
            if (length > longest)
            {
                throw new BadMessageException($"A line or a head is longer than {longest} bytes.");
            }

            if (read.IsCompleted)
            {
                return length == 0 ? null : throw CutOff();
            }
        }
    }

    private async Task ReadAsync(long length, Func<ReadOnlyMemory<byte>, ValueTask> next, CancellationToken cancellationToken)
    {
        while (length > 0)
        {
            var read = await input.ReadAsync(cancellationToken);
            var part = read.Buffer.Slice(0, Math.Min(length, read.Buffer.Length));
            foreach (var segment in part)
            {
                await next(segment);
            }

            length -= part.Length;
            input.AdvanceTo(part.End);
            if (length > 0 && read.IsCompleted)
            {
                throw CutOff();
            }
        }
    }

    private async Task ReadToEndAsync(Func<ReadOnlyMemory<byte>, ValueTask> next, CancellationToken cancellationToken)
    {
        ReadResult read;
        do
        {
            read = await input.ReadAsync(cancellationToken);
            foreach (var segment in read.Buffer)
            {
                await next(segment);
            }

            input.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted);
    }

    private static BadMessageException CutOff() => new("The message was cut off.");
}
