using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;

namespace Cairn.Grpc.Wire;

/// <summary>Compresses and expands single messages. "deflate" is the zlib format (gRPC compression; RFC 1950).</summary>
internal static class Compression
{
    public static PooledBuffer Compress(ReadOnlySpan<byte> message, MessageEncoding encoding)
    {
        var compressed = new PooledBuffer();
        using var sink = new BufferStream(compressed);
        using var stream = encoding is MessageEncoding.Gzip
            ? (Stream)new GZipStream(sink, CompressionLevel.Fastest)
            : new ZLibStream(sink, CompressionLevel.Fastest);
        stream.Write(message);
        return compressed;
    }

    /// <summary>Expands a message, and stops as soon as it is larger than the limit.</summary>
    /// <exception cref="GrpcException">The message is larger than the limit, or its bytes are not what the encoding says.</exception>
    public static PooledBuffer Expand(ReadOnlySequence<byte> message, MessageEncoding encoding, long limit)
    {
        using var source = PipeReader.Create(message).AsStream();
        using var stream = encoding is MessageEncoding.Gzip
            ? (Stream)new GZipStream(source, CompressionMode.Decompress)
            : new ZLibStream(source, CompressionMode.Decompress);
        var expanded = new PooledBuffer();
        try
        {
            Fill(expanded, stream, limit);
            return expanded;
        }
        catch (InvalidDataException failure)
        {
            expanded.Dispose();
            throw new GrpcException(new GrpcStatus(GrpcStatusCode.Internal, $"The message is not valid {EncodingNames.NameOf(encoding)}."), innerException: failure);
        }
        catch (GrpcException)
        {
            expanded.Dispose();
            throw;
        }
    }

    private static void Fill(PooledBuffer buffer, Stream stream, long limit)
    {
        while (stream.Read(buffer.GetSpan()) is > 0 and var count)
        {
            buffer.Advance(count);
            if (buffer.Length > limit)
            {
                throw FrameFaults.TooLarge(limit);
            }
        }
    }

    /// <summary>The end of a compressor: it writes into a buffer.</summary>
    private sealed class BufferStream(PooledBuffer buffer) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] destination, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] source, int offset, int count) => buffer.Write(source.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> source) => buffer.Write(source);
    }
}
