using System.Buffers.Binary;
using Google.Protobuf;

namespace Cairn.Grpc.Tests.Service;

/// <summary>Frames of messages, written and read by hand: the tests must not trust the code that they test.</summary>
internal static class Frames
{
    public static byte[] Of(IMessage message) => Of(0, message.ToByteArray());

    public static byte[] Of(byte flag, byte[] message) => [flag, .. Length(message.Length), .. message];

    public static byte[] Announcing(uint length) => [0, .. Length(unchecked((int)length))];

    /// <summary>Takes a body apart. It fails on anything that is not a whole number of frames.</summary>
    public static IReadOnlyList<(byte Flag, byte[] Message)> Read(byte[] body)
    {
        var frames = new List<(byte, byte[])>();
        for (var rest = body.AsSpan(); rest.Length > 0;)
        {
            Assert.True(rest.Length >= 5, $"{rest.Length} bytes are left, and the head of a frame has 5.");
            var length = BinaryPrimitives.ReadInt32BigEndian(rest[1..]);
            Assert.InRange(rest[0], 0, 1);
            Assert.True(rest.Length >= 5 + length, $"A frame of {length} bytes is cut after {rest.Length - 5}.");

            frames.Add((rest[0], rest.Slice(5, length).ToArray()));
            rest = rest[(5 + length)..];
        }

        return frames;
    }

    private static byte[] Length(int length)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        return bytes;
    }
}
