using System.Buffers.Binary;
using System.Text;

namespace Cairn.Telemetry.Tests;

/// <summary>Writes protobuf by hand, for messages that no exporter sends.</summary>
internal static class ProtobufBytes
{
    public static byte[] Varint(ulong value)
    {
        List<byte> bytes = [];
        for (; value > 0x7F; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        return [.. bytes, (byte)value];
    }

    public static byte[] VarintField(int field, ulong value) => [.. Varint((ulong)field << 3), .. Varint(value)];

    public static byte[] Fixed64Field(int field, ulong value)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return [.. Varint(((ulong)field << 3) | 1), .. bytes];
    }

    public static byte[] Field(int field, params byte[][] contents)
    {
        var content = contents.SelectMany(bytes => bytes).ToArray();
        return [.. Varint(((ulong)field << 3) | 2), .. Varint((ulong)content.Length), .. content];
    }

    public static byte[] Text(int field, string text) => Field(field, Encoding.UTF8.GetBytes(text));

    /// <summary>A key-value pair whose value is the field of <c>AnyValue</c> given.</summary>
    public static byte[] Pair(int field, string key, byte[] value) => Field(field, Text(1, key), Field(2, value));

    /// <summary>An export request with one resource, one scope and one item; the item comes before what describes it.</summary>
    public static byte[] Request(params byte[][] item) => Field(
        1,
        Field(2, Field(2, item), Field(1, Text(1, "scope"))),
        Field(1, Pair(1, "service.name", Text(1, "svc"))));
}
