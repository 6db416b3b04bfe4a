using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Cairn.Analyzers.Baseline;

/// <summary>
/// Reads <c>cairn.baseline</c>: a line is rule, count, path from the folder of the file, and the first line of the finding without white space,
/// with tabs between them. Lines that begin with # are comments.
/// </summary>
internal static class BaselineText
{
    public const string FileName = "cairn.baseline";

    public static bool IsBaseline(AdditionalText file) => NameOf(file) == FileName;

    public static string NameOf(AdditionalText file) => Slashed(file.Path).Split('/').Last();

    /// <summary>How many findings each key stands for. Of two lines with one key, which only a merge makes, the smaller count holds.</summary>
    public static Dictionary<(string Rule, string Path, string Text), int> Entries(SourceText text)
    {
        var entries = new Dictionary<(string, string, string), int>();
        foreach (var line in text.Lines)
        {
            var parts = line.ToString().Split('\t');
            if (Flaw(line.ToString()) is null && parts.Length == 4)
            {
                var key = (parts[0], parts[2], parts[3]);
                var count = Count(parts[1]);
                entries[key] = entries.TryGetValue(key, out var other) ? Math.Min(count, other) : count;
            }
        }

        return entries;
    }

    /// <summary>What is wrong with a line, as the end of a sentence, or null.</summary>
    public static string? Flaw(string line)
    {
        if (line.Length == 0 || line[0] == '#')
        {
            return null;
        }

        var parts = line.Split('\t');
        return parts.Length != 4 ? $"has {parts.Length} of the 4 fields rule, count, path and text"
            : Count(parts[1]) < 1 ? $"has '{parts[1]}' for a count"
            : parts.Any(part => part.Length == 0) ? "has an empty field"
            : null;
    }

    /// <summary>The path from the folder of the baseline, or null if the file is not below it.</summary>
    public static string? Relative(string baseline, string path)
    {
        var folder = Slashed(baseline).Substring(0, baseline.Length - FileName.Length);
        var file = Slashed(path);
        return file.StartsWith(folder, StringComparison.OrdinalIgnoreCase) ? file.Substring(folder.Length) : null;
    }

    public static string WithoutWhiteSpace(string line) => new([.. line.Where(character => !char.IsWhiteSpace(character))]);

    private static int Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    private static string Slashed(string path) => path.Replace('\\', '/');
}
