using System.Text.RegularExpressions;

namespace Cairn.Testing.Recording;

/// <summary>Says what came closest when nothing matched.</summary>
internal static partial class NearMisses
{
    private const int Shown = 5;

    /// <summary>Entries that share the most words with the source text of the match come first, then the latest.</summary>
    public static string Describe<T>(string noun, TimeSpan limit, IReadOnlyList<T> entries, string expression)
        where T : notnull
    {
        var failure = $"No {noun} matched within {limit.TotalSeconds:0} s: {expression}";

        if (entries.Count == 0)
        {
            return $"{failure}\nNone was recorded at all.";
        }

        var wanted = Words().Matches(expression).Select(word => word.Value).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var nearest = entries
            .Select(entry => entry.ToString()!)
            .Reverse()
            .OrderByDescending(text => wanted.Count(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Take(Shown);

        return $"{failure}\nRecorded were {entries.Count}. The nearest:\n  {string.Join("\n  ", nearest)}";
    }

    /// <summary>Words too short to tell entries apart are left out.</summary>
    [GeneratedRegex(@"\w{4,}")]
    private static partial Regex Words();
}
