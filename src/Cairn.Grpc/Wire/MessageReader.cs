using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Google.Protobuf;

namespace Cairn.Grpc.Wire;

/// <summary>Reads messages off a body: a flag, the length in four bytes, the message (gRPC over HTTP/2, "Length-Prefixed-Message").</summary>
internal sealed class MessageReader(PipeReader body, MessageEncoding encoding, long limit)
{
    public const int HeaderSize = 5;

    /// <summary>Whether the message that was read last came compressed.</summary>
    public bool LastWasCompressed { get; private set; }

    /// <summary>Reads the next message.</summary>
    /// <returns>The message, or <see langword="null"/> at the end of the body.</returns>
    /// <exception cref="GrpcException">The bytes are not what they should be, or too many.</exception>
    public async ValueTask<TMessage?> ReadAsync<TMessage>(MessageParser<TMessage> parser, CancellationToken cancellationToken)
        where TMessage : class, IMessage<TMessage>
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            var consumed = read.Buffer.Start;
            var examined = read.Buffer.End;
            try
            {
                if (read.IsCanceled)
                {
                    throw new OperationCanceledException();
                }

                if (TryTake(read.Buffer, out var message))
                {
                    consumed = examined = message.End;
                    return Parse(parser, message);
                }

                if (read.IsCompleted)
                {
                    consumed = examined;
                    return read.Buffer.IsEmpty ? null : throw FrameFaults.Truncated();
                }
            }
            finally
            {
                body.AdvanceTo(consumed, examined);
            }
        }
    }

    /// <summary>Judges the five bytes as soon as they are there; nothing is allocated for the length that they announce.</summary>
    private bool TryTake(ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> message)
    {
        message = default;
        if (buffer.Length < HeaderSize)
        {
            return false;
        }

        Span<byte> header = stackalloc byte[HeaderSize];
        buffer.Slice(0, HeaderSize).CopyTo(header);
        var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        Judge(header[0], length);
        if (buffer.Length < HeaderSize + length)
        {
            return false;
        }

        LastWasCompressed = header[0] == 1;
        message = buffer.Slice(HeaderSize, length);
        return true;
    }

    private void Judge(byte flag, uint length)
    {
        if (flag > 1)
        {
            throw FrameFaults.BadFlag(flag);
        }

        if (flag == 1 && encoding is MessageEncoding.Identity)
        {
            throw FrameFaults.NoEncoding();
        }

        if (length > limit)
        {
            throw FrameFaults.TooLarge(limit);
        }
    }

    private TMessage Parse<TMessage>(MessageParser<TMessage> parser, ReadOnlySequence<byte> message)
        where TMessage : class, IMessage<TMessage>
    {
        try
        {
            if (!LastWasCompressed)
            {
                return parser.ParseFrom(message);
            }

            using var expanded = Compression.Expand(message, encoding, limit);
            return parser.ParseFrom(expanded.Written);
        }
        catch (InvalidProtocolBufferException failure)
        {
            throw FrameFaults.NotProtobuf(failure);
        }
    }
}
