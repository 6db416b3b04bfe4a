namespace Cairn.Cli.Lint;

/// <summary>The baseline beside what the build found.</summary>
internal sealed class Comparison
{
    public Comparison(Baseline recorded, IReadOnlyList<LintFinding> findings, string scope)
    {
        Recorded = recorded;
        var found = Baseline.Of(findings);

        // What the build does not speak for stays as it is.
        var unseen = recorded.Counts.Where(entry => !entry.Key.Path.StartsWith(scope, StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key, entry => Math.Max(entry.Value, found[entry.Key]));
        Found = new Baseline(found.Counts.Where(entry => !unseen.ContainsKey(entry.Key)).Concat(unseen).ToDictionary());
        New = [.. findings.GroupBy(finding => finding.Key).SelectMany(same => same.Skip(recorded[same.Key]))
            .OrderBy(finding => finding.Key.Path, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Column)];
    }

    public Baseline Recorded { get; }

    public Baseline Found { get; }

    /// <summary>What no entry counts. Of the same finding several times, the last ones are new, as the compiler has it.</summary>
    public IReadOnlyList<LintFinding> New { get; }

    /// <summary>The entries that count more than there is.</summary>
    public IReadOnlyList<BaselineKey> Stale =>
        [.. Recorded.Counts.Where(entry => entry.Value > Found[entry.Key]).Select(entry => entry.Key).OrderBy(key => key.Path, StringComparer.Ordinal)];

    /// <summary>The baseline without what is gone.</summary>
    public Baseline Shrunk => new(Recorded.Counts.ToDictionary(entry => entry.Key, entry => Math.Min(entry.Value, Found[entry.Key])));

    /// <summary>The baseline with the findings of a rule added.</summary>
    public Baseline With(string rule) => new(Recorded.Counts.Where(entry => entry.Key.Rule != rule)
        .Concat(Found.Counts.Where(entry => entry.Key.Rule == rule)).ToDictionary());

    /// <summary>
    /// The baseline after an edit by the fixes: a line that they changed keeps its other findings, as long as its file has no more of the rule than before.
    /// </summary>
    public Baseline Reworded()
    {
        var kept = Recorded.Counts.GroupBy(entry => (entry.Key.Rule, entry.Key.Path), entry => entry.Value).ToDictionary(file => file.Key, file => file.Sum());
        var left = Found.Counts.GroupBy(entry => (entry.Key.Rule, entry.Key.Path))
            .Where(file => file.Sum(entry => entry.Value) <= kept.GetValueOrDefault(file.Key))
            .ToDictionary(file => file.Key, file => file.ToList());
        return new Baseline(Shrunk.Counts.Where(entry => !left.ContainsKey((entry.Key.Rule, entry.Key.Path))).Concat(left.Values.SelectMany(file => file)).ToDictionary());
    }
}
