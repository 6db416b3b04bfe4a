using System.Text.RegularExpressions;

namespace Cairn.Testing.Recording;

/// <summary>Says what came closest when nothing matched.</summary>
internal static partial class NearMisses
{
    private const int Shown = 5;

    /// <summary>Entries that share the most words with the source text of the match come first, then the latest.</summary>
    /// <param name="noun">What an entry is.</param>
    /// <param name="limit">How long was waited.</param>
    /// <param name="entries">The entries that could have matched.</param>
    /// <param name="skipped">How many entries lie before the cursor.</param>
    /// <param name="expression">The source text of the match.</param>
    public static string Describe<T>(string noun, TimeSpan limit, IReadOnlyList<T> entries, int skipped, string expression)
        where T : notnull
    {
        var failure = $"No {noun} matched within {limit.TotalSeconds:0} s: {expression}";
        var before = skipped == 0 ? "" : $" {skipped} lie before the cursor.";

        if (entries.Count == 0)
        {
            return $"{failure}\n{(skipped == 0 ? "None was recorded at all." : "None was recorded since the cursor.")}{before}";
        }

        var wanted = Words().Matches(expression).Select(word => word.Value).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var nearest = entries
            .Select(entry => entry.ToString()!)
            .Reverse()
            .OrderByDescending(text => wanted.Count(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Take(Shown);

        return $"{failure}\nRecorded were {entries.Count}.{before} The nearest:\n  {string.Join("\n  ", nearest)}";
    }

    /// <summary>Words too short to tell entries apart are left out.</summary>
    [GeneratedRegex(@"\w{4,}")]
    private static partial Regex Words();
}
