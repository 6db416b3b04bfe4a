using System.Collections.Concurrent;
using System.Text.Json;
using Cairn.Cassettes;
using Cairn.Parity.Comparison;

namespace Cairn.Parity.Replay;

/// <summary>Watches a whole run for what no single answer shows: ids that are always the same, members that never come, rules that nothing needs.</summary>
internal sealed class RuleWitness
{
    private const double Unlikely = 0.001;
    private const int FewestRepeats = 5;

    private readonly ConcurrentDictionary<(string Route, ParityRule Rule), byte> _used = new();
    private readonly ConcurrentDictionary<(string Route, ParityRule Rule), ConcurrentQueue<string?>> _given = new();

    public bool Used(string route, ParityRule rule) => _used.TryAdd((route, rule), 0) || true;

    public void Hear(ParityRoute route, CassetteResponse candidate, ParityLevel level)
    {
        var answer = Answer.Of(candidate, level, route.Headers);
        var nodes = JsonNode.In(JsonPath.Headers, answer.Headers).Concat(answer.Form is BodyForm.None ? [] : JsonNode.In(JsonPath.Body, answer.Body)).ToList();
        foreach (var rule in route.Rules.Where(rule => rule.Fresh || rule.Places > 0))
        {
            var heard = _given.GetOrAdd((route.Name, rule), _ => new ConcurrentQueue<string?>());
            Values(rule, nodes).ToList().ForEach(heard.Enqueue);
        }
    }

    /// <summary>Differences of a route that show over many answers.</summary>
    public IEnumerable<ParityDifference> Differences(string route) => _given
        .Where(heard => heard.Key.Route == route)
        .Select(heard => heard.Key.Rule.Fresh ? Frozen(heard.Key.Rule, [.. heard.Value]) : Vanished(heard.Key.Rule, [.. heard.Value]))
        .OfType<ParityDifference>();

    /// <summary>Rules of a route that nothing needed, of those that were compared at all.</summary>
    public IEnumerable<ParityRule> Unused(ParityRoute route) => route.Rules.Where(rule => !_used.ContainsKey((route.Name, rule)));

    /// <summary>A value for each place; null where it is missing.</summary>
    private static IEnumerable<string?> Values(ParityRule rule, List<JsonNode> nodes)
    {
        var there = nodes.Where(node => node.Path == rule.Path).Select(node => node.Value.ValueKind is JsonValueKind.Null ? null : node.Value.GetRawText()).ToList();
        var parent = rule.Path[..Math.Max(0, rule.Path.LastIndexOfAny(['.', '[']))];
        var places = rule.Kind is ParityRuleKind.Optional ? nodes.Count(node => node.Path == parent && node.Value.ValueKind is JsonValueKind.Object) : there.Count;
        return there.Concat(Enumerable.Repeat<string?>(null, Math.Max(0, places - there.Count)));
    }

    private static ParityDifference? Frozen(ParityRule rule, IReadOnlyCollection<string?> values) =>
        values.Count >= FewestRepeats && values.Distinct(StringComparer.Ordinal).Count() == 1
            ? new ParityDifference(rule.Path, "a new value each time", $"the same {values.Count} times", rule.ToString())
            : null;

    private static ParityDifference? Vanished(ParityRule rule, IReadOnlyCollection<string?> values)
    {
        var present = values.Count(value => value is not null);
        var chance = present == 0 ? Chance(rule.Present, rule.Places, values.Count) : present == values.Count ? Chance(rule.Places - rule.Present, rule.Places, values.Count) : 1;
        return chance < Unlikely ? new ParityDifference(rule.Path, $"present in {rule.Present} of {rule.Places}", $"present in {present} of {values.Count}", rule.ToString()) : null;
    }

    /// <summary>Fisher's exact test: how likely none of so many draws is one of those that are marked, if both services do the same.</summary>
    private static double Chance(int marked, int places, int draws) =>
        Enumerable.Range(0, draws).Aggregate(1.0, (chance, draw) => chance * Math.Max(0, places + draws - marked - draw) / (places + draws - draw));
}
