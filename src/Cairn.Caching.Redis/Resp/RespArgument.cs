using System.Buffers;
using System.Text;

namespace Cairn.Caching.Redis.Resp;

/// <summary>One word of a command: text, bytes or a number. A command is a span of them on the stack, so that sending allocates nothing.</summary>
internal readonly struct RespArgument
{
    private readonly string? _text;
    private readonly ReadOnlySequence<byte> _bytes;
    private readonly long _number;
    private readonly bool _isNumber;

    private RespArgument(string? text, ReadOnlySequence<byte> bytes, long number, bool isNumber)
    {
        _text = text;
        _bytes = bytes;
        _number = number;
        _isNumber = isNumber;
    }

    /// <summary>An upper bound of what <see cref="Write"/> adds to a buffer, in bytes.</summary>
    public long MostBytes => 32 + (_text is null ? _bytes.Length : Encoding.UTF8.GetMaxByteCount(_text.Length));

    public static implicit operator RespArgument(string text) => new(text, default, 0, false);

    public static implicit operator RespArgument(ReadOnlySequence<byte> bytes) => new(null, bytes, 0, false);

    public static implicit operator RespArgument(byte[] bytes) => new(null, new ReadOnlySequence<byte>(bytes), 0, false);

    public static implicit operator RespArgument(long number) => new(null, default, number, true);

    public void Write(SendBuffer buffer)
    {
        if (_isNumber)
        {
            Span<byte> digits = stackalloc byte[20];
            _number.TryFormat(digits, out var length, provider: System.Globalization.CultureInfo.InvariantCulture);
            WriteBytes(buffer, digits[..length]);
        }
        else if (_text is not null)
        {
            WriteText(buffer, _text);
        }
        else
        {
            WriteSequence(buffer, _bytes);
        }
    }

    private static void WriteText(SendBuffer buffer, string text)
    {
        RespWriter.WriteLength(buffer, (byte)'$', Encoding.UTF8.GetByteCount(text));
        buffer.Advance(Encoding.UTF8.GetBytes(text, buffer.Room(Encoding.UTF8.GetMaxByteCount(text.Length))));
        RespWriter.WriteLineEnd(buffer);
    }

    private static void WriteBytes(SendBuffer buffer, ReadOnlySpan<byte> bytes)
    {
        RespWriter.WriteLength(buffer, (byte)'$', bytes.Length);
        bytes.CopyTo(buffer.Room(bytes.Length));
        buffer.Advance(bytes.Length);
        RespWriter.WriteLineEnd(buffer);
    }

    private static void WriteSequence(SendBuffer buffer, in ReadOnlySequence<byte> bytes)
    {
        var length = checked((int)bytes.Length);
        RespWriter.WriteLength(buffer, (byte)'$', length);
        bytes.CopyTo(buffer.Room(length));
        buffer.Advance(length);
        RespWriter.WriteLineEnd(buffer);
    }
}
