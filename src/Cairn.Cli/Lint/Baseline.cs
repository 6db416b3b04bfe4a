using System.Globalization;

namespace Cairn.Cli.Lint;

/// <summary>How many findings there are of each key.</summary>
internal sealed class Baseline(IReadOnlyDictionary<BaselineKey, int> counts)
{
    private const int Fields = 4;

    private const string Heading = "# Findings from before the rules: rule, count, path, first line without white space. `cairn lint --update` takes out what is gone.";

    public static Baseline Empty { get; } = new(new Dictionary<BaselineKey, int>());

    public IReadOnlyDictionary<BaselineKey, int> Counts { get; } = counts.Where(entry => entry.Value > 0).ToDictionary();

    public IReadOnlyDictionary<string, int> Totals => Counts.GroupBy(entry => entry.Key.Rule, entry => entry.Value)
        .OrderBy(rule => rule.Key, StringComparer.Ordinal).ToDictionary(rule => rule.Key, rule => rule.Sum());

    public int Total => Counts.Values.Sum();

    public int this[BaselineKey key] => Counts.GetValueOrDefault(key);

    public static Baseline Of(IEnumerable<LintFinding> findings) =>
        new(findings.GroupBy(finding => finding.Key).ToDictionary(finding => finding.Key, finding => finding.Count()));

    /// <summary>Reads the lines of a file. Of two lines with one key, which only a merge makes, the smaller count holds.</summary>
    /// <exception cref="CommandFailedException">Lines that cannot be read, all of them (1).</exception>
    public static Baseline Parse(IReadOnlyList<string> lines, string file)
    {
        var flaws = lines.Select((line, index) => (Line: index + 1, Flaw: Flaw(line))).Where(line => line.Flaw is not null)
            .Select(line => $"Line {line.Line} of '{file}' {line.Flaw}. Restore the line; 'cairn lint --update' settles a merge conflict.").ToList();
        if (flaws.Count > 0)
        {
            throw new CommandFailedException(ExitCode.DoesNotHold, string.Join(Environment.NewLine, flaws));
        }

        return new Baseline(lines.Where(IsEntry).Select(line => line.Split('\t'))
            .GroupBy(parts => new BaselineKey(parts[0], parts[2], parts[3]), parts => Count(parts[1]))
            .ToDictionary(entry => entry.Key, entry => entry.Min()));
    }

    /// <summary>The file: one line an entry, in an order that does not depend on the counts.</summary>
    public string ToText() => string.Concat(Counts
        .OrderBy(entry => entry.Key.Rule, StringComparer.Ordinal).ThenBy(entry => entry.Key.Path, StringComparer.Ordinal).ThenBy(entry => entry.Key.Text, StringComparer.Ordinal)
        .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Key.Rule}\t{entry.Value}\t{entry.Key.Path}\t{entry.Key.Text}\n"))
        .Prepend(Heading + "\n"));

    private static bool IsEntry(string line) => line.Length > 0 && line[0] != '#';

    private static string? Flaw(string line)
    {
        var parts = line.Split('\t');
        return !IsEntry(line) ? null
            : parts.Length != Fields ? $"has {parts.Length} of the {Fields} fields rule, count, path and text"
            : Count(parts[1]) < 1 ? $"has '{parts[1]}' for a count"
            : parts.Any(part => part.Length == 0) ? "has an empty field"
            : null;
    }

    private static int Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
}
