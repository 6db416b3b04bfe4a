using System.Text;

namespace Cairn.Caching.Redis.Resp;

/// <summary>A reply. It owns its bytes: nothing of it points into a buffer of the connection.</summary>
internal readonly struct RespValue
{
    private readonly object? _payload;
    private readonly long _number;

    private RespValue(RespKind kind, object? payload, long number)
    {
        Kind = kind;
        _payload = payload;
        _number = number;
    }

    public RespKind Kind { get; }

    public bool IsNull => Kind == RespKind.Null;

    public bool IsError => Kind is RespKind.SimpleError or RespKind.BulkError;

    /// <summary>The bytes of a string, an error or a big number; <see langword="null"/> for anything else.</summary>
    public byte[]? Bytes => _payload as byte[];

    /// <summary>The elements of an aggregate; none for anything else.</summary>
    public ReadOnlySpan<RespValue> Items => _payload as RespValue[];

    /// <summary>An integer, or 1 and 0 for true and false; 0 for anything else.</summary>
    public long Integer => Kind == RespKind.Double ? 0 : _number;

    public double Double => Kind == RespKind.Double ? BitConverter.Int64BitsToDouble(_number) : 0;

    /// <summary>The first word of an error, such as <c>NOPERM</c>. The rest may quote what was sent, and so is shown to nobody.</summary>
    public string ErrorCode => IsError ? Text().Split(' ', 2)[0] : "";

    public static RespValue OfBytes(RespKind kind, byte[] bytes) => new(kind, bytes, 0);

    public static RespValue OfItems(RespKind kind, RespValue[] items) => new(kind, items, 0);

    public static RespValue OfInteger(long value) => new(RespKind.Integer, null, value);

    public static RespValue OfBoolean(bool value) => new(RespKind.Boolean, null, value ? 1 : 0);

    public static RespValue OfDouble(double value) => new(RespKind.Double, null, BitConverter.DoubleToInt64Bits(value));

    /// <summary>The bytes as text; empty for what has none.</summary>
    public string Text() => Bytes is { } bytes ? Encoding.UTF8.GetString(bytes) : "";

    public bool Is(ReadOnlySpan<byte> text) => Bytes is { } bytes && text.SequenceEqual(bytes);

    /// <summary>The value of a key of a map; null where there is none.</summary>
    public RespValue Find(ReadOnlySpan<byte> key)
    {
        for (var i = 0; Kind == RespKind.Map && i + 1 < Items.Length; i += 2)
        {
            if (Items[i].Is(key))
            {
                return Items[i + 1];
            }
        }

        return default;
    }

    /// <summary>Tells kind and size, never content: a value must not reach a log line by way of a debugger or a message.</summary>
    public override string ToString() => $"{Kind} of {Bytes?.Length ?? Items.Length}";
}
