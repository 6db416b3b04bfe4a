using System.Collections.Frozen;
using System.Text.Json;
using Cairn.Parity.Comparison;

namespace Cairn.Parity.Rules;

/// <summary>The rules of one route, by place.</summary>
/// <param name="rules">The rules.</param>
/// <param name="onUse">Hears of each rule that lets something pass.</param>
internal sealed class RuleTable(IEnumerable<ParityRule> rules, Action<ParityRule>? onUse = null)
{
    private readonly FrozenDictionary<string, ParityRule[]> _byPath =
        rules.GroupBy(rule => rule.Path, StringComparer.Ordinal).ToFrozenDictionary(place => place.Key, place => place.ToArray(), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, TextShape> _shapes = rules
        .Where(rule => rule.Shape is not null && TimeForm.Of(rule.Shape) is null)
        .Select(rule => rule.Shape!)
        .Distinct(StringComparer.Ordinal)
        .ToFrozenDictionary(shape => shape, TextShape.Parse, StringComparer.Ordinal);

    public bool Has(string path, ParityRuleKind kind) => Find(path, kind) is not null;

    /// <summary>Whether there is such a rule, which is about to let something pass.</summary>
    public bool Allows(string path, ParityRuleKind kind)
    {
        var rule = Find(path, kind);
        if (rule is not null)
        {
            onUse?.Invoke(rule);
        }

        return rule is not null;
    }

    /// <summary>The rule about the value itself.</summary>
    public ParityRule? Leaf(string path) =>
        _byPath.TryGetValue(path, out var place) ? Array.Find(place, rule => rule.Kind is ParityRuleKind.Shape or ParityRuleKind.Tolerance or ParityRuleKind.OneOf) : null;

    /// <summary>Whether a value of the new service is one that the rule lets pass.</summary>
    public bool Passes(ParityRule rule, JsonElement legacy, JsonElement candidate, AnswerTimes times)
    {
        var passes = rule.Kind switch
        {
            ParityRuleKind.OneOf => rule.Values.Contains(candidate.GetRawText(), StringComparer.Ordinal),
            ParityRuleKind.Tolerance => candidate.ValueKind is JsonValueKind.Number && IsNear(rule, legacy, candidate),
            ParityRuleKind.Shape => HasShape(rule, candidate, times.Candidate),
            _ => false,
        };
        if (passes)
        {
            onUse?.Invoke(rule);
        }

        return passes;
    }

    private ParityRule? Find(string path, ParityRuleKind kind) =>
        _byPath.TryGetValue(path, out var place) ? Array.Find(place, rule => rule.Kind == kind) : null;

    private static bool IsNear(ParityRule rule, JsonElement legacy, JsonElement candidate)
    {
        var value = JsonValues.Number(candidate);
        if (rule.By is { } by)
        {
            var due = JsonValues.Number(legacy);
            return Math.Abs(value - due) <= Math.Abs(due) * by;
        }

        return IsWithin(rule, value) && (!rule.Whole || Math.Floor(value).Equals(value));
    }

    private bool HasShape(ParityRule rule, JsonElement candidate, DateTimeOffset asked)
    {
        var time = TimeForm.Of(rule.Shape!);
        if (time is null)
        {
            return candidate.ValueKind is JsonValueKind.String && _shapes[rule.Shape!].IsMatch(JsonValues.TextOf(candidate));
        }

        return time.TryRead(candidate, out var at) && IsWithin(rule, (at - asked).TotalSeconds);
    }

    private static bool IsWithin(ParityRule rule, double value) => value >= (rule.Least ?? double.NegativeInfinity) && value <= (rule.Most ?? double.PositiveInfinity);
}
