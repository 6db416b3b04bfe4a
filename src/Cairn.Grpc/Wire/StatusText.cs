using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cairn.Grpc.Wire;

/// <summary>The value of <c>grpc-message</c>: UTF-8, percent-encoded but for printable ASCII without the percent sign (gRPC over HTTP/2, "Status-Message").</summary>
internal static class StatusText
{
    private const char LastPrintable = '~';

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        Enumerable.Range(' ', LastPrintable - ' ' + 1).Select(code => (char)code).Where(letter => letter != '%').ToArray());

    /// <summary>Encodes a message, cut at a whole character if it would be longer than the limit.</summary>
    public static string Encode(string message, int limit = int.MaxValue)
    {
        if (message.Length <= limit && !message.AsSpan().ContainsAnyExcept(Plain))
        {
            return message;
        }

        var encoded = new StringBuilder(message.Length);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in message.EnumerateRunes())
        {
            var isPlain = rune.IsAscii && Plain.Contains((char)rune.Value);
            if (encoded.Length + (isPlain ? 1 : 3 * rune.Utf8SequenceLength) > limit)
            {
                break;
            }

            if (isPlain)
            {
                encoded.Append((char)rune.Value);
                continue;
            }

            foreach (var part in bytes[..rune.EncodeToUtf8(bytes)])
            {
                encoded.Append(CultureInfo.InvariantCulture, $"%{part:X2}");
            }
        }

        return encoded.ToString();
    }

    /// <summary>Decodes a message. What is not percent-encoded as it should be is taken as it stands: an error's text is never an error itself.</summary>
    public static string Decode(string value)
    {
        if (!value.Contains('%', StringComparison.Ordinal))
        {
            return value;
        }

        var bytes = new ArrayBufferWriter<byte>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '%' && i + 2 < value.Length && byte.TryParse(value.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var part))
            {
                bytes.Write([part]);
                i += 2;
                continue;
            }

            var length = char.IsHighSurrogate(value[i]) && i + 1 < value.Length ? 2 : 1;
            Encoding.UTF8.GetBytes(value.AsSpan(i, length), bytes);
            i += length - 1;
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
