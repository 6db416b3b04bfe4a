using System.Text;
using System.Text.Json;
using Cairn.Cassettes;

namespace Cairn.Parity.Rules;

/// <summary>The narrowest rule that lets one difference pass.</summary>
internal static class Acceptance
{
    /// <exception cref="InvalidOperationException">No rule can let it pass, or only one that a person has to write.</exception>
    public static ParityRoute Of(ParityRoute route, ParityDifference difference, string why, DateOnly? expires)
    {
        var rule = RuleOf(route, difference) with { Source = ParitySource.Manual, Why = why, Expires = expires };
        return RuleFlaws.Of(rule) is { } flaw
            ? throw new InvalidOperationException(flaw)
            : route with { Rules = [.. route.Rules.Where(other => other.Path != rule.Path || other.Kind != rule.Kind), rule] };
    }

    private static ParityRule RuleOf(ParityRoute route, ParityDifference difference)
    {
        var path = difference.Place;
        if (difference.IsMissing || difference.IsExtra)
        {
            return new ParityRule { Path = path, Kind = ParityRuleKind.Optional };
        }

        if (difference.Legacy == "null" || difference.Candidate == "null")
        {
            return new ParityRule { Path = path, Kind = ParityRuleKind.Nullable };
        }

        var leaf = route.Rules.FirstOrDefault(rule => rule.Path == path && rule.Kind is ParityRuleKind.Shape or ParityRuleKind.Tolerance or ParityRuleKind.OneOf);
        if (leaf is not null && leaf.Kind is not ParityRuleKind.OneOf)
        {
            throw new InvalidOperationException($"'{path}' has a rule already: {leaf}. A second one would contradict it. Widen it in the file.");
        }

        string[] values = [difference.Legacy, difference.Candidate];
        return path is "status" || !values.All(IsScalar)
            ? throw new InvalidOperationException($"'{path}' cannot be accepted: no rule lets a status, or whole objects and long texts, pass. Mend the service, or set the level of the route.")
            : new ParityRule { Path = path, Kind = ParityRuleKind.OneOf, Values = [.. (leaf?.Values ?? []).Concat(values).Distinct(StringComparer.Ordinal)] };
    }

    private static bool IsScalar(string text) =>
        CassetteBody.Of(Encoding.UTF8.GetBytes(text)).IsJson && Comparison.JsonValues.Parse(Encoding.UTF8.GetBytes(text)).ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
}
