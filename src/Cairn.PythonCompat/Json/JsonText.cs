using System.Globalization;
using System.Text;

namespace Cairn.PythonCompat.Json;

/// <summary>Writes strings as <c>py_encode_basestring</c> and <c>py_encode_basestring_ascii</c> do (CPython, <c>Lib/json/encoder.py</c>).</summary>
internal static class JsonText
{
    private const string Escaped = "\"\\/bfnrt";
    private const string Meaning = "\"\\/\b\f\n\r\t";
    private const int FirstBeyondTheBasicPlane = 0x10000;

    /// <param name="content">What is between the quotation marks.</param>
    /// <param name="isAscii">Whether everything beyond ASCII is escaped.</param>
    /// <param name="target">Where it goes, with quotation marks.</param>
    public static void Write(ReadOnlySpan<byte> content, bool isAscii, ByteBuffer target)
    {
        target.Write((byte)'"');
        while (!content.IsEmpty)
        {
            var plain = content.IndexOfAnyExceptInRange((byte)' ', (byte)'~');
            var special = (plain < 0 ? content : content[..plain]).IndexOfAny((byte)'"', (byte)'\\');
            var run = special >= 0 ? special : plain >= 0 ? plain : content.Length;
            target.Write(content[..run]);
            content = content[run..];
            if (!content.IsEmpty)
            {
                content = content[Take(content, out var codePoint)..];
                Write(codePoint, isAscii, target);
            }
        }

        target.Write((byte)'"');
    }

    /// <summary>The bytes that a string stands for. Half a character, which only escapes can name, becomes three bytes, as if it were whole.</summary>
    /// <param name="token">The string with its quotation marks, or nothing.</param>
    public static byte[] Plain(ReadOnlySpan<byte> token)
    {
        if (token.Length < 2)
        {
            return [];
        }

        var content = token[1..^1];
        if (!content.Contains((byte)'\\'))
        {
            return content.ToArray();
        }

        var plain = new ByteBuffer(content.Length);
        while (!content.IsEmpty)
        {
            content = content[Take(content, out var codePoint)..];
            WriteUtf8(codePoint, plain);
        }

        return plain.Written.ToArray();
    }

    private static int Take(ReadOnlySpan<byte> content, out int codePoint)
    {
        if (content[0] != '\\' || content.Length < 2)
        {
            Rune.DecodeFromUtf8(content, out var rune, out var consumed);
            codePoint = rune.Value;
            return consumed;
        }

        if (content[1] != 'u')
        {
            var index = Escaped.IndexOf((char)content[1], StringComparison.Ordinal);
            codePoint = index < 0 ? content[1] : Meaning[index];
            return 2;
        }

        codePoint = CodeUnit(content);
        if (char.IsHighSurrogate((char)codePoint) && CodeUnit(content[Math.Min(6, content.Length)..]) is var low && char.IsLowSurrogate((char)low))
        {
            codePoint = char.ConvertToUtf32((char)codePoint, (char)low);
            return 12;
        }

        return Math.Min(6, content.Length);
    }

    /// <summary>The number behind <c>\u</c>, or U+FFFD.</summary>
    private static int CodeUnit(ReadOnlySpan<byte> content) =>
        content.StartsWith("\\u"u8) && content.Length >= 6 && int.TryParse(content[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? unit
            : Rune.ReplacementChar.Value;

    private static void Write(int codePoint, bool isAscii, ByteBuffer target)
    {
        var control = codePoint is '"' or '\\' or < ' ' ? Meaning.IndexOf((char)codePoint, StringComparison.Ordinal) : -1;
        if (control >= 0)
        {
            target.Write((byte)'\\');
            target.Write((byte)Escaped[control]);
        }
        else if (codePoint < ' ' || (isAscii && codePoint > '~') || codePoint is >= 0xD800 and <= 0xDFFF)
        {
            WriteEscapes(codePoint, target);
        }
        else
        {
            WriteUtf8(codePoint, target);
        }
    }

    private static void WriteEscapes(int codePoint, ByteBuffer target)
    {
        if (codePoint >= FirstBeyondTheBasicPlane)
        {
            var pair = char.ConvertFromUtf32(codePoint);
            WriteEscape(pair[0], target);
            WriteEscape(pair[1], target);
        }
        else
        {
            WriteEscape(codePoint, target);
        }
    }

    private static void WriteEscape(int unit, ByteBuffer target)
    {
        Span<byte> escape = [(byte)'\\', (byte)'u', 0, 0, 0, 0];
        unit.TryFormat(escape[2..], out _, "x4", CultureInfo.InvariantCulture);
        target.Write(escape);
    }

    private static void WriteUtf8(int codePoint, ByteBuffer target)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (Rune.TryCreate(codePoint, out var rune))
        {
            target.Write(bytes[..rune.EncodeToUtf8(bytes)]);
        }
        else
        {
            target.Write([(byte)(0xE0 | (codePoint >> 12)), (byte)(0x80 | ((codePoint >> 6) & 0x3F)), (byte)(0x80 | (codePoint & 0x3F))]);
        }
    }
}
