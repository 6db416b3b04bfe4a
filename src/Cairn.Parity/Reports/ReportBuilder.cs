using Cairn.Parity.Replay;

namespace Cairn.Parity.Reports;

/// <summary>Adds up results by route, and differences by place and kind.</summary>
internal sealed class ReportBuilder(ParityComparer comparer, RuleWitness witness)
{
    public ParityReport Build(string service, DateTimeOffset at, IReadOnlyCollection<ParityResult> results) => new()
    {
        Service = service,
        At = at,
        Routes = [.. results.GroupBy(result => result.Route, StringComparer.Ordinal).OrderBy(route => route.Key, StringComparer.Ordinal).Select(Route)],
    };

    private ParityRouteReport Route(IGrouping<string, ParityResult> results)
    {
        var rules = comparer.Rules.Find(results.Key);
        return new ParityRouteReport
        {
            Route = results.Key,
            Level = comparer.LevelOf(results.Key),
            Equal = results.Count(result => result.Verdict is ParityVerdict.Equal),
            WithNoise = results.Count(result => result.Verdict is ParityVerdict.EqualWithNoise),
            Different = results.Count(result => result.Verdict is ParityVerdict.Different),
            NotComparable = results.Count(result => result.Verdict is ParityVerdict.NotComparable),
            Differences = [.. Groups(results), .. witness.Differences(results.Key).Select(difference => new ParityDifferenceGroup(difference, 0, 0, ""))],
            UnusedRules = [.. witness.Unused(rules).Select(rule => $"{rule.Path}: {rule}")],
        };
    }

    private static IEnumerable<ParityDifferenceGroup> Groups(IEnumerable<ParityResult> results) => results
        .Where(result => result.Verdict is ParityVerdict.Different)
        .OrderBy(result => result.Exchange.Sequence)
        .SelectMany(result => result.Differences.Select(difference => (Result: result, Difference: difference)))
        .GroupBy(found => (found.Difference.Place, found.Difference.Rule, found.Difference.Code))
        .Select(group => (group.First().Difference, Count: group.Select(found => found.Result).Distinct().Count(), group.First().Result.Exchange))
        .Select(group => new ParityDifferenceGroup(group.Difference, group.Count, group.Exchange.Sequence, $"{group.Exchange.Request.Method} {group.Exchange.Request.Target}"))
        .OrderByDescending(group => group.Count);
}
