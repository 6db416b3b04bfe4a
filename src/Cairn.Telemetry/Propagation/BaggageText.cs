using System.Text;

namespace Cairn.Telemetry.Propagation;

/// <summary>Reads and writes a <c>baggage</c> value (W3C Baggage), within its limits and without what looks like a secret.</summary>
internal static class BaggageText
{
    public const int MostEntries = 64;
    public const int LongestText = 8192; // bytes, which are characters as the text is ASCII

    private const string TokenMarks = "!#$%&'*+-.^_`|~";

    /// <summary>The entries that may be passed, as long as there is room; null if there are none.</summary>
    public static string? Write(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var text = new StringBuilder();
        var count = 0;
        foreach (var (key, value) in entries.Where(entry => IsToken(entry.Key) && !SecretShape.Fits(entry.Key, entry.Value)))
        {
            var member = $"{key}={Uri.EscapeDataString(value)}";
            var length = text.Length + (count == 0 ? 0 : 1) + member.Length;
            if (count < MostEntries && length <= LongestText)
            {
                text.Append(count == 0 ? "" : ",").Append(member);
                count++;
            }
        }

        return count == 0 ? null : text.ToString();
    }

    /// <summary>Reads the entries, without their properties. Malformed or too long, nothing of it counts.</summary>
    public static bool TryRead(string text, out Dictionary<string, string> entries)
    {
        entries = new(StringComparer.Ordinal);
        var members = text.Length > LongestText ? [] : text.Split(',', StringSplitOptions.TrimEntries);
        if (members.Length is 0 or > MostEntries)
        {
            return false;
        }

        foreach (var member in members)
        {
            var pair = member.Split(';')[0].Split('=', 2, StringSplitOptions.TrimEntries);
            if (pair is not [var key, var value] || !IsToken(key) || !value.All(IsValueCharacter))
            {
                entries.Clear();
                return false;
            }

            value = Uri.UnescapeDataString(value);
            if (!SecretShape.Fits(key, value))
            {
                entries[key] = value;
            }
        }

        return true;
    }

    private static bool IsToken(string key) =>
        key.Length > 0 && key.All(character => char.IsAsciiLetterOrDigit(character) || TokenMarks.Contains(character, StringComparison.Ordinal));

    private static bool IsValueCharacter(char character) => character is > ' ' and < '\x7f' and not ('"' or ',' or ';' or '\\');
}
