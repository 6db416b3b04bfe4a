using Cairn.Cassettes;
using Cairn.Parity.Comparison;
using Cairn.Parity.Learning;

namespace Cairn.Parity;

/// <summary>Learns from answers to requests that were asked twice what the old service changes by itself.</summary>
public static class NoiseLearner
{
    /// <summary>The fewest requests of a route to learn from: 8.</summary>
    public const int FewestRequests = 8;

    private static readonly string[] Safe = ["GET", "HEAD", "OPTIONS"];

    /// <summary>Learns rules.</summary>
    /// <param name="exchanges">What was recorded.</param>
    /// <param name="known">The rules so far.</param>
    /// <param name="expires">The last day on which learned rules hold.</param>
    /// <returns>The rules, and what they do not cover.</returns>
    public static LearnedNoise Learn(IEnumerable<CassetteExchange> exchanges, ParityRules known, DateOnly? expires = null)
    {
        ArgumentNullException.ThrowIfNull(exchanges);
        ArgumentNullException.ThrowIfNull(known);

        var rules = known;
        SortedDictionary<string, int> refused = new(StringComparer.Ordinal);
        List<string> unexplained = [], unneeded = [];
        foreach (var route in exchanges.Where(exchange => exchange.Direction is null).GroupBy(RouteName.Of, StringComparer.Ordinal).OrderBy(route => route.Key, StringComparer.Ordinal))
        {
            var before = known.Find(route.Key);
            var samples = route.Select(exchange => SampleOf(exchange, before)).ToList();
            var requests = samples.Count(sample => sample.IsRepeated || !Safe.Contains(sample.Request.Method, StringComparer.Ordinal));
            if (requests < FewestRequests)
            {
                refused.Add(route.Key, requests);
                continue;
            }

            var learner = new RouteLearner(samples);
            var manual = before.Rules.Where(rule => rule.Source is ParitySource.Manual).ToList();
            var learned = learner.Learn(manual);
            rules = rules.With(before with { Requests = requests, Rules = [.. manual, .. learned.Select(rule => rule with { Expires = expires })] });
            unexplained.AddRange(Unexplained(route.Key, learner.Noise([.. manual, .. learned])));
            unneeded.AddRange(Unneeded(before, learned));
        }

        return new LearnedNoise(rules, refused, unexplained, unneeded);
    }

    private static Sample SampleOf(CassetteExchange exchange, ParityRoute route) =>
        new(exchange.Request, exchange.At, [.. exchange.Responses.Select(response => Answer.Of(response, route.Level ?? ParityLevel.Semantic, route.Headers))]);

    private static IEnumerable<string> Unexplained(string route, IReadOnlyList<(int Request, Finding Finding)> noise) => noise
        .GroupBy(found => found.Finding.Path.General, StringComparer.Ordinal)
        .Select(place => $"{route} {place.Key}: the old service disagrees with itself in {place.Select(found => found.Request).Distinct().Count()} requests, as {JsonValues.Shown(place.First().Finding.Legacy)} and {JsonValues.Shown(place.First().Finding.Candidate)}");

    private static IEnumerable<string> Unneeded(ParityRoute before, IReadOnlyList<ParityRule> learned) => before.Rules
        .Where(rule => rule.Source is ParitySource.Learned && !learned.Any(again => again.Path == rule.Path && again.Kind == rule.Kind))
        .Select(rule => $"{before.Name} {rule.Path}: {rule}");
}
