using System.Text.Json;
using Cairn.Parity.Rules;

namespace Cairn.Parity.Comparison;

/// <summary>Compares two JSON values under the rules of a route.</summary>
internal sealed class JsonComparison(RuleTable rules, ParityLevel level, AnswerTimes times)
{
    public IEnumerable<Finding> Between(JsonPath path, JsonElement legacy, JsonElement candidate)
    {
        if (KindOf(legacy) != KindOf(candidate))
        {
            return OfKinds(path, legacy, candidate);
        }

        return legacy.ValueKind switch
        {
            JsonValueKind.Object => OfObjects(path, legacy, candidate),
            JsonValueKind.Array => OfArrays(path, legacy, candidate),
            _ => OfLeaves(path, legacy, candidate),
        };
    }

    /// <summary>A person may have listed values of several kinds.</summary>
    private IEnumerable<Finding> OfKinds(JsonPath path, JsonElement legacy, JsonElement candidate)
    {
        var mayBeNull = (legacy.ValueKind is JsonValueKind.Null || candidate.ValueKind is JsonValueKind.Null) && rules.Allows(path.General, ParityRuleKind.Nullable);
        var rule = rules.Leaf(path.General);
        var isListed = rule is { Kind: ParityRuleKind.OneOf } && rules.Passes(rule, legacy, candidate, times);
        return mayBeNull || isListed ? [] : [new Finding(FindingKind.Type, path, legacy, candidate, rule)];
    }

    private List<Finding> OfObjects(JsonPath path, JsonElement legacy, JsonElement candidate)
    {
        List<Finding> findings = [];
        foreach (var member in legacy.EnumerateObject().Select(member => member.Name).Distinct(StringComparer.Ordinal))
        {
            var place = path.Member(member);
            findings.AddRange(candidate.TryGetProperty(member, out var other)
                ? Between(place, legacy.GetProperty(member), other)
                : Absent(FindingKind.Missing, place, legacy.GetProperty(member), default));
        }

        foreach (var member in candidate.EnumerateObject().Where(member => !legacy.TryGetProperty(member.Name, out _)))
        {
            findings.AddRange(Absent(FindingKind.Extra, path.Member(member.Name), default, member.Value));
        }

        if (level is ParityLevel.Strict && findings.Count == 0 && !Names(legacy).SequenceEqual(Names(candidate)))
        {
            findings.Add(new Finding(FindingKind.Order, path, legacy, candidate));
        }

        return findings;
    }

    private List<Finding> OfArrays(JsonPath path, JsonElement legacy, JsonElement candidate)
    {
        var (due, seen) = (legacy.EnumerateArray().ToList(), candidate.EnumerateArray().ToList());
        if (level is ParityLevel.Shape)
        {
            return due.Count > 0 && seen.Count > 0 ? [.. Between(path.Element(0), due[0], seen[0])] : [];
        }

        if (rules.Has(path.General, ParityRuleKind.Unordered))
        {
            return OfUnordered(path, due, seen);
        }

        var both = due.Zip(seen).SelectMany((pair, index) => Between(path.Element(index), pair.First, pair.Second));
        var missing = due.Index().Skip(seen.Count).SelectMany(element => Absent(FindingKind.Missing, path.Element(element.Index), element.Item, default));
        var extra = seen.Index().Skip(due.Count).SelectMany(element => Absent(FindingKind.Extra, path.Element(element.Index), default, element.Item));
        return [.. both, .. missing, .. extra];
    }

    /// <summary>Pairs what is equal under the rules, then what is least different, and reports what is left.</summary>
    private List<Finding> OfUnordered(JsonPath path, List<JsonElement> due, List<JsonElement> seen)
    {
        if (!due.Select(element => element.GetRawText()).SequenceEqual(seen.Select(element => element.GetRawText()), StringComparer.Ordinal))
        {
            rules.Allows(path.General, ParityRuleKind.Unordered);
        }

        var left = due.Index().Where(element => !TakeEqual(path.Element(element.Index), element.Item, seen)).ToList();
        List<Finding> findings = [];
        foreach (var (index, element) in left)
        {
            var place = path.Element(index);
            if (seen.Count == 0)
            {
                findings.AddRange(Absent(FindingKind.Missing, place, element, default));
                continue;
            }

            var nearest = seen.Index().Select(other => (other.Index, Findings: Between(place, element, other.Item).ToList())).MinBy(other => other.Findings.Count);
            findings.AddRange(nearest.Findings);
            seen.RemoveAt(nearest.Index);
        }

        findings.AddRange(seen.SelectMany(element => Absent(FindingKind.Extra, path.Element(due.Count), default, element)));
        return findings;
    }

    private bool TakeEqual(JsonPath place, JsonElement element, List<JsonElement> candidates)
    {
        var text = element.GetRawText();
        var identical = candidates.FindIndex(other => other.GetRawText() == text);
        var match = identical >= 0 ? identical : candidates.FindIndex(other => !Between(place, element, other).Any());
        if (match >= 0)
        {
            candidates.RemoveAt(match);
        }

        return match >= 0;
    }

    private IEnumerable<Finding> Absent(FindingKind kind, JsonPath path, JsonElement legacy, JsonElement candidate) =>
        rules.Allows(path.General, ParityRuleKind.Optional) ? [] : [new Finding(kind, path, legacy, candidate)];

    private IEnumerable<Finding> OfLeaves(JsonPath path, JsonElement legacy, JsonElement candidate)
    {
        if (level is ParityLevel.Shape)
        {
            return [];
        }

        var isSame = JsonValues.AreEqual(legacy, candidate);
        if (rules.Leaf(path.General) is { } rule)
        {
            var passes = isSame || rules.Passes(rule, legacy, candidate, times);
            var isWritten = passes && level is not ParityLevel.Semantic && JsonValues.DifferInForm(legacy, candidate);
            return !passes || isWritten ? [new Finding(passes ? FindingKind.Form : FindingKind.Value, path, legacy, candidate, rule)] : [];
        }

        if (!isSame)
        {
            return [new Finding(FindingKind.Value, path, legacy, candidate)];
        }

        var mayBeWrittenOtherwise = level is ParityLevel.Semantic || (level is ParityLevel.Wire && legacy.ValueKind is not JsonValueKind.Number);
        return mayBeWrittenOtherwise || legacy.GetRawText() == candidate.GetRawText() ? [] : [new Finding(FindingKind.Form, path, legacy, candidate)];
    }

    private static IEnumerable<string> Names(JsonElement value) => value.EnumerateObject().Select(member => member.Name);

    private static JsonValueKind KindOf(JsonElement value) => value.ValueKind is JsonValueKind.False ? JsonValueKind.True : value.ValueKind;
}
