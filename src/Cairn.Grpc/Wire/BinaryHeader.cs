using System.Diagnostics.CodeAnalysis;

namespace Cairn.Grpc.Wire;

/// <summary>The value of a header whose name ends in <c>-bin</c>: base64, written without padding and read with or without it.</summary>
internal static class BinaryHeader
{
    public static string Encode(ReadOnlySpan<byte> value) => Convert.ToBase64String(value).TrimEnd('=');

    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? value)
    {
        value = null;
        var digits = text.AsSpan().TrimEnd('=');
        if (digits.Length % 4 == 1 || digits.ContainsAny(" \t\r\n"))
        {
            return false;
        }

        var bytes = new byte[digits.Length * 3 / 4];
        var padded = string.Concat(digits, "===".AsSpan(0, (4 - (digits.Length % 4)) % 4));
        if (!Convert.TryFromBase64String(padded, bytes, out _))
        {
            return false;
        }

        value = bytes;
        return true;
    }
}
