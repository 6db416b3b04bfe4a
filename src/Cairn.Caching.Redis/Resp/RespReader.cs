using System.Buffers.Text;
using System.Globalization;

namespace Cairn.Caching.Redis.Resp;

/// <summary>Reads the values of one whole reply, as <see cref="RespFramer"/> has measured it.</summary>
internal ref struct RespReader(ReadOnlySpan<byte> frame)
{
    private static readonly byte[] Ok = [.. "OK"u8];
    private static readonly byte[] Pong = [.. "PONG"u8];

    private readonly ReadOnlySpan<byte> _frame = frame;
    private int _position;

    /// <summary>Reads the next value, and over the attributes before it.</summary>
    /// <exception cref="RespException">A value is not of the form that its type demands.</exception>
    public RespValue Read()
    {
        var line = ReadLine();
        var text = line[1..];

        switch (line[0])
        {
            case (byte)'+':
                return RespValue.OfBytes(RespKind.SimpleString, KnownOrCopied(text));
            case (byte)'-':
                return RespValue.OfBytes(RespKind.SimpleError, text.ToArray());
            case (byte)':':
                return RespValue.OfInteger(Integer(text));
            case (byte)'_' when text.IsEmpty:
                return default;
            case (byte)'$' or (byte)'*' when text.SequenceEqual("-1"u8):
                return default;
            case (byte)',':
                return RespValue.OfDouble(Double(text));
            case (byte)'#' when text is [(byte)'t' or (byte)'f']:
                return RespValue.OfBoolean(text[0] == 't');
            case (byte)'(' when IsBigNumber(text):
                return RespValue.OfBytes(RespKind.BigNumber, text.ToArray());
            case (byte)'$':
                return RespValue.OfBytes(RespKind.BulkString, ReadBytes(text).ToArray());
            case (byte)'!':
                return RespValue.OfBytes(RespKind.BulkError, ReadBytes(text).ToArray());
            case (byte)'=':
                return RespValue.OfBytes(RespKind.VerbatimString, Verbatim(ReadBytes(text)).ToArray());
            case (byte)'|':
                ReadItems(2 * Length(text));
                return Read();
            default:
                return ReadAggregate(line[0], text);
        }
    }

    private RespValue ReadAggregate(byte type, ReadOnlySpan<byte> text) => type switch
    {
        (byte)'*' => RespValue.OfItems(RespKind.Array, ReadItems(Length(text))),
        (byte)'~' => RespValue.OfItems(RespKind.Set, ReadItems(Length(text))),
        (byte)'>' => RespValue.OfItems(RespKind.Push, ReadItems(Length(text))),
        (byte)'%' => RespValue.OfItems(RespKind.Map, ReadItems(2 * Length(text))),
        _ => throw new RespException($"A value of the type 0x{type:x2} is not of its form."),
    };

    private RespValue[] ReadItems(int count)
    {
        var items = count == 0 ? [] : new RespValue[count];

        for (var i = 0; i < count; i++)
        {
            items[i] = Read();
        }

        return items;
    }

    private ReadOnlySpan<byte> ReadLine()
    {
        var rest = _frame[_position..];
        var line = rest[..rest.IndexOf((byte)'\r')];
        _position += line.Length + 2;
        return line;
    }

    private ReadOnlySpan<byte> ReadBytes(ReadOnlySpan<byte> text)
    {
        var bytes = _frame.Slice(_position, Length(text));
        _position += bytes.Length + 2;
        return bytes;
    }

    /// <summary>Three letters of format and a colon stand before the text.</summary>
    private static ReadOnlySpan<byte> Verbatim(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4 && bytes[3] == ':' ? bytes[4..] : throw new RespException("A verbatim string does not begin with its format.");

    private static byte[] KnownOrCopied(ReadOnlySpan<byte> text) =>
        text.SequenceEqual(Ok) ? Ok : text.SequenceEqual(Pong) ? Pong : text.ToArray();

    private static int Length(ReadOnlySpan<byte> text) => checked((int)Integer(text));

    private static long Integer(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out long value, out var used) && used == text.Length ? value : throw new RespException("An integer is not one.");

    private static double Double(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual("inf"u8) || text.SequenceEqual("-inf"u8))
        {
            return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }

        if (text.SequenceEqual("nan"u8) || text.SequenceEqual("-nan"u8))
        {
            return double.NaN;
        }

        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new RespException("A double is not one.");
    }

    private static bool IsBigNumber(ReadOnlySpan<byte> text)
    {
        var digits = text is [(byte)'-' or (byte)'+', ..] ? text[1..] : text;
        return !digits.IsEmpty && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }
}
