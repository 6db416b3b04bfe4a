using System.Collections.Concurrent;
using Cairn.Migration.Shadow;

namespace Cairn.Migration.Routing;

/// <summary>What has come of a route's requests and copies since it was configured as it is.</summary>
internal sealed class RouteTally
{
    private const int MostDifferences = 100; // members can be named by data

    private readonly ConcurrentDictionary<string, long> _outcomes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Difference, long> _differences = new();
    private long _requests;

    public long Requests => Interlocked.Read(ref _requests);

    public IEnumerable<KeyValuePair<string, long>> Outcomes => _outcomes.OrderBy(outcome => outcome.Key, StringComparer.Ordinal);

    /// <summary>In what answers differed, and how often, the most frequent first.</summary>
    public IEnumerable<KeyValuePair<Difference, long>> Differences => _differences.OrderByDescending(found => found.Value).ThenBy(found => found.Key.Place, StringComparer.Ordinal);

    /// <summary>The share of judged pairs that are equal; <c>null</c> before the first.</summary>
    public double? Parity => Judged is 0 ? null : (double)(Of(ShadowOutcomes.Equal) + Of(ShadowOutcomes.EqualWithNoise)) / Judged;

    /// <summary>The share of requests that a pair was judged for.</summary>
    public double? Coverage => Requests is 0 ? null : (double)Judged / Requests;

    private long Judged =>
        Of(ShadowOutcomes.Equal) + Of(ShadowOutcomes.EqualWithNoise) + Of(ShadowOutcomes.Different) + Of(ShadowOutcomes.CandidateError) + Of(ShadowOutcomes.CandidateTimeout);

    public void CountRequest() => Interlocked.Increment(ref _requests);

    public void Count(string outcome) => _outcomes.AddOrUpdate(outcome, 1, (_, count) => count + 1);

    public void Count(IEnumerable<Difference> differences)
    {
        foreach (var difference in differences.Where(difference => _differences.Count < MostDifferences || _differences.ContainsKey(difference)))
        {
            _differences.AddOrUpdate(difference, 1, (_, count) => count + 1);
        }
    }

    private long Of(string outcome) => _outcomes.GetValueOrDefault(outcome);
}
