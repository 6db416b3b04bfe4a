using System.Buffers;
using System.Buffers.Binary;
using Google.Protobuf;

namespace Cairn.Grpc.Wire;

/// <summary>Writes a message with its flag and length, or nothing of it.</summary>
internal static class MessageFrame
{
    /// <returns>The size of the frame in bytes.</returns>
    public static int Write(IBufferWriter<byte> output, IMessage message, MessageEncoding encoding)
    {
        // First into a buffer of our own: a message that fails half-way must leave nothing in the body.
        using var plain = new PooledBuffer();
        message.WriteTo(plain);
        if (encoding is MessageEncoding.Identity)
        {
            return Write(output, flag: 0, plain.Written);
        }

        using var compressed = Compression.Compress(plain.Written, encoding);
        return Write(output, flag: 1, compressed.Written);
    }

    private static int Write(IBufferWriter<byte> output, byte flag, ReadOnlySpan<byte> message)
    {
        var header = output.GetSpan(MessageReader.HeaderSize);
        header[0] = flag;
        BinaryPrimitives.WriteInt32BigEndian(header[1..], message.Length);
        output.Advance(MessageReader.HeaderSize);
        output.Write(message);
        return MessageReader.HeaderSize + message.Length;
    }
}
