using Cairn.Cassettes;
using Cairn.Parity.Catalogue;
using Cairn.Parity.Comparison;
using Cairn.Parity.Rules;

namespace Cairn.Parity;

/// <summary>Compares what the old service answered with what the new one answers. Both answers must be masked with the same key, or generalized.</summary>
/// <param name="rules">What may differ.</param>
/// <param name="level">How closely is compared where a route has no level of its own.</param>
public sealed class ParityComparer(ParityRules rules, ParityLevel level = ParityLevel.Semantic)
{
    /// <summary>Compares an answer with the first that was recorded.</summary>
    /// <param name="exchange">What was recorded.</param>
    /// <param name="candidate">What the new service answers.</param>
    /// <param name="askedAt">When the new service was asked.</param>
    /// <returns>The differences, status first, then headers, then the body; none when the answers are equal under the rules.</returns>
    public IReadOnlyList<ParityDifference> Compare(CassetteExchange exchange, CassetteResponse candidate, DateTimeOffset askedAt)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(candidate);

        var legacy = exchange.Responses[0];
        return [.. Findings(exchange, legacy, candidate, askedAt).Select(finding => Told(finding, exchange.Request, legacy, candidate))];
    }

    internal ParityLevel LevelOf(string route) => rules.Find(route).Level ?? level;

    internal ParityRules Rules => rules;

    /// <summary>The general paths at which the old service disagrees with itself, although rules are in force.</summary>
    internal IReadOnlySet<string> Disagreements(CassetteExchange exchange) => exchange.Responses.Skip(1)
        .SelectMany(again => Findings(exchange, exchange.Responses[0], again, exchange.At))
        .Select(finding => finding.Path.General)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Judges an answer. Where the old service was asked more than once, what differs only in places in which it disagrees with itself cannot be compared.</summary>
    internal ParityResult Judged(CassetteExchange exchange, CassetteResponse candidate, DateTimeOffset askedAt, Action<ParityRule>? onUse = null)
    {
        var (legacy, wasUsed) = (exchange.Responses[0], false);
        var findings = Findings(exchange, legacy, candidate, askedAt, rule =>
        {
            wasUsed = true;
            onUse?.Invoke(rule);
        });
        var disagreements = findings.Count == 0 ? null : Disagreements(exchange);
        var verdict = findings.Count == 0
            ? wasUsed ? ParityVerdict.EqualWithNoise : ParityVerdict.Equal
            : findings.All(finding => disagreements!.Contains(finding.Path.General)) ? ParityVerdict.NotComparable : ParityVerdict.Different;
        return new ParityResult(exchange, RouteName.Of(exchange), verdict, [.. findings.Select(finding => Told(finding, exchange.Request, legacy, candidate))]);
    }

    internal IReadOnlyList<Finding> Findings(CassetteExchange exchange, CassetteResponse legacy, CassetteResponse candidate, DateTimeOffset askedAt, Action<ParityRule>? onUse = null)
    {
        var route = rules.Find(RouteName.Of(exchange));
        var inForce = route.Level ?? level;
        var comparison = new AnswerComparison(new RuleTable(route.Rules, onUse), inForce, new AnswerTimes(exchange.At, askedAt));
        return comparison.Between(Answer.Of(legacy, inForce, route.Headers), Answer.Of(candidate, inForce, route.Headers));
    }

    private static ParityDifference Told(Finding finding, CassetteRequest request, CassetteResponse legacy, CassetteResponse candidate)
    {
        var known = PythonDifferences.Of(finding, request, legacy, candidate);
        return new ParityDifference(
            finding.Path.Concrete, JsonValues.Shown(finding.Legacy), JsonValues.Shown(finding.Candidate), finding.Rule?.ToString() ?? InForce(finding.Kind))
        {
            Code = known?.Code,
            Switch = known?.Switch,
        };
    }

    private static string InForce(FindingKind kind) => kind switch
    {
        FindingKind.Form => "values are compared as they are written",
        FindingKind.Order => "members are compared in order",
        FindingKind.Layout => "white space is compared",
        FindingKind.Secret => "nothing may hold an unmasked secret",
        _ => "no rule",
    };
}
