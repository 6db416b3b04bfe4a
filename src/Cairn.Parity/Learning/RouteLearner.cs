using System.Collections.Immutable;
using System.Text.Json;
using Cairn.Parity.Comparison;
using Cairn.Parity.Rules;

namespace Cairn.Parity.Learning;

/// <summary>Learns what one route's answers do by themselves: the order of arrays first, then what is in them, until nothing new is found.</summary>
internal sealed class RouteLearner(IReadOnlyList<Sample> samples)
{
    private const int MostRounds = 12;

    private readonly ILookup<string, JsonNode> _nodes = samples
        .SelectMany(sample => sample.Runs)
        .SelectMany(NodesOf)
        .ToLookup(node => node.Path, StringComparer.Ordinal);

    /// <summary>The rules on top of those that are given.</summary>
    public IReadOnlyList<ParityRule> Learn(IReadOnlyList<ParityRule> given)
    {
        var rules = given.ToImmutableList();
        for (var round = 0; round < MostRounds; round++)
        {
            var noise = Noise(rules);
            var found = Orders(noise, rules) is { Count: > 0 } orders ? orders : Places(noise, rules);
            if (found.Count == 0)
            {
                break;
            }

            rules = rules.AddRange(found);
        }

        rules = rules.AddRange(Unasked(rules));
        return [.. rules.Skip(given.Count)];
    }

    /// <summary>Where the old service disagrees with itself under these rules.</summary>
    public IReadOnlyList<(int Request, Finding Finding)> Noise(IEnumerable<ParityRule> rules)
    {
        var table = new RuleTable(rules);
        return [.. samples.Index().SelectMany(sample => Between(sample.Item, table).Select(finding => (sample.Index, finding)))];
    }

    private static IEnumerable<Finding> Between(Sample sample, RuleTable table)
    {
        var comparison = new AnswerComparison(table, ParityLevel.Semantic, new AnswerTimes(sample.At, sample.At));
        return sample.Runs.Skip(1).SelectMany(again => comparison.Between(sample.Runs[0], again));
    }

    /// <summary>An array is unordered if something that differs place by place is the same once elements are paired by what they hold.</summary>
    private List<ParityRule> Orders(IReadOnlyList<(int Request, Finding Finding)> noise, ImmutableList<ParityRule> rules)
    {
        var arrays = noise.SelectMany(found => ArraysAbove(found.Finding.Path.General)).Distinct(StringComparer.Ordinal)
            .Where(array => !rules.Exists(rule => rule.Path == array && rule.Kind is ParityRuleKind.Unordered))
            .OrderBy(array => array.Length);
        foreach (var array in arrays)
        {
            var rule = new ParityRule { Path = array, Kind = ParityRuleKind.Unordered };
            var after = PathsBelow(array, Noise(rules.Add(rule)));
            var below = noise.Where(found => IsBelow(array, found.Finding)).ToList();
            if (PathsBelow(array, below).Except(after).Any() && !after.Except(PathsBelow(array, below)).Any())
            {
                return [WithEvidence(rule, below.Select(found => found.Request))];
            }
        }

        return [];
    }

    private List<ParityRule> Places(IReadOnlyList<(int Request, Finding Finding)> noise, ImmutableList<ParityRule> rules)
    {
        List<ParityRule> found = [];
        foreach (var place in noise.GroupBy(entry => entry.Finding.Path.General, StringComparer.Ordinal))
        {
            var requests = place.Select(entry => entry.Request);
            var proposals = place.Select(entry => entry.Finding).DistinctBy(finding => finding.Kind).Select(finding => Proposal(place.Key, finding)).OfType<ParityRule>().DistinctBy(rule => rule.Kind);
            found.AddRange(proposals
                .Where(rule => !rules.Exists(known => known.Path == rule.Path && (known.Kind == rule.Kind || (IsLeaf(known) && IsLeaf(rule)))))
                .Select(rule => WithEvidence(rule, requests)));
        }

        return found;
    }

    private ParityRule? Proposal(string path, Finding finding) => finding.Kind switch
    {
        FindingKind.Missing or FindingKind.Extra => Presence(new ParityRule { Path = path, Kind = ParityRuleKind.Optional }),
        FindingKind.Type when IsNull(finding.Legacy) || IsNull(finding.Candidate) => Presence(new ParityRule { Path = path, Kind = ParityRuleKind.Nullable }),
        FindingKind.Value => LeafLearner.Learn(path, ObservationsAt(path)),
        _ => null,
    };

    private ParityRule Presence(ParityRule rule)
    {
        var nodes = _nodes[rule.Path].ToList();
        return rule.Kind is ParityRuleKind.Nullable
            ? rule with { Present = nodes.Count(node => !IsNull(node.Value)), Places = nodes.Count }
            : rule with { Present = nodes.Count, Places = nodes.Count == 0 ? 0 : _nodes[nodes[0].Parent].Count() };
    }

    /// <summary>Noise that asking twice does not show: the time in whole seconds, and new ids of what must not be asked twice.</summary>
    private IEnumerable<ParityRule> Unasked(ImmutableList<ParityRule> rules) => _nodes
        .Where(place => place.All(node => node.IsLeaf) && !rules.Exists(rule => rule.Path == place.Key && IsLeaf(rule)))
        .Select(place => SilentNoise.Learn(place.Key, ObservationsAt(place.Key), samples))
        .OfType<ParityRule>();

    private List<Observation> ObservationsAt(string path) => [.. samples.Index().SelectMany(sample => sample.Item.Runs.Index().SelectMany(run => NodesOf(run.Item)
        .Where(node => node.Path == path && !IsNull(node.Value))
        .Select(node => new Observation(node.Value, sample.Index, run.Index, sample.Item.At))))];

    private ParityRule WithEvidence(ParityRule rule, IEnumerable<int> requests) => rule with
    {
        Seen = requests.Distinct().Count(),
        Of = samples.Count(sample => sample.IsRepeated && (rule.Kind is ParityRuleKind.Optional || sample.Runs.SelectMany(NodesOf).Any(node => node.Path == rule.Path))),
        Why = "the old service disagrees with itself",
    };

    private static IEnumerable<JsonNode> NodesOf(Answer answer) =>
        JsonNode.In(JsonPath.Headers, answer.Headers).Concat(answer.Form is BodyForm.None ? [] : JsonNode.In(JsonPath.Body, answer.Body));

    private static IEnumerable<string> ArraysAbove(string path)
    {
        for (var at = path.IndexOf("[*]", StringComparison.Ordinal); at >= 0; at = path.IndexOf("[*]", at + 1, StringComparison.Ordinal))
        {
            yield return path[..at];
        }
    }

    private static HashSet<string> PathsBelow(string array, IEnumerable<(int Request, Finding Finding)> noise) =>
        noise.Where(found => IsBelow(array, found.Finding)).Select(found => found.Finding.Path.General).ToHashSet(StringComparer.Ordinal);

    private static bool IsBelow(string array, Finding finding) => finding.Path.General.StartsWith($"{array}[*]", StringComparison.Ordinal);

    private static bool IsLeaf(ParityRule rule) => rule.Kind is ParityRuleKind.Shape or ParityRuleKind.Tolerance or ParityRuleKind.OneOf;

    private static bool IsNull(JsonElement value) => value.ValueKind is JsonValueKind.Null;
}
