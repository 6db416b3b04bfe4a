using System.Globalization;
using System.Text;

namespace Cairn.PythonCompat.Requests;

/// <summary>Decodes and encodes percent signs as <c>urllib.parse</c> and Werkzeug's <c>urls</c> do: what is no UTF-8 becomes U+FFFD, what is no escape stays.</summary>
internal static class PercentText
{
    private const string AlwaysSafe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    public static string Unquote(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal) && Ascii.IsValid(text))
        {
            return text;
        }

        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        var length = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            var isEscape = bytes[at] == '%' && at + 2 < bytes.Length && byte.TryParse(bytes.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
            bytes[length++] = isEscape ? byte.Parse(bytes.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : bytes[at];
            at += isEscape ? 2 : 0;
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    public static string UnquotePlus(string text) => Unquote(text.Replace('+', ' '));

    /// <param name="text">What to encode.</param>
    /// <param name="safe">What stays, besides letters, digits and <c>-._~</c>.</param>
    public static string Quote(string text, string safe)
    {
        var quoted = new StringBuilder(text.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            if (octet < 0x80 && (AlwaysSafe.Contains((char)octet, StringComparison.Ordinal) || safe.Contains((char)octet, StringComparison.Ordinal)))
            {
                quoted.Append((char)octet);
            }
            else
            {
                quoted.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            }
        }

        return quoted.ToString();
    }
}
