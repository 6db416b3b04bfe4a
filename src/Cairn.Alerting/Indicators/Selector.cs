namespace Cairn.Alerting.Indicators;

/// <summary>Series of one metric: structured, so that its names can be held against what the service emits.</summary>
/// <param name="Metric">The name of the samples, with the suffix that counters and histograms have.</param>
/// <param name="Matchers">The conditions on labels.</param>
internal sealed record Selector(string Metric, IReadOnlyList<Matcher> Matchers)
{
    public Selector And(params IEnumerable<Matcher> more) => this with { Matchers = [.. Matchers, .. more] };

    /// <summary>The labels of a series that is selected.</summary>
    public IReadOnlyDictionary<string, string> Example => new SortedDictionary<string, string>(
        Matchers.Where(matcher => matcher.Example.Length > 0).GroupBy(matcher => matcher.Label).ToDictionary(group => group.Key, group => group.Last().Example),
        StringComparer.Ordinal);

    public override string ToString() => Matchers.Count == 0 ? Metric : $"{Metric}{{{string.Join(",", Matchers)}}}";
}
