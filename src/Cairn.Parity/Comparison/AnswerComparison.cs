using System.Text.Json;
using Cairn.Parity.Rules;

namespace Cairn.Parity.Comparison;

/// <summary>Compares two answers: status, then headers, then body.</summary>
internal sealed class AnswerComparison(RuleTable rules, ParityLevel level, AnswerTimes times)
{
    private readonly JsonComparison _values = new(rules, level, times);

    public IReadOnlyList<Finding> Between(Answer legacy, Answer candidate)
    {
        if (legacy.Status != candidate.Status)
        {
            return [new Finding(FindingKind.Status, JsonPath.Status, Number(legacy.Status), Number(candidate.Status))];
        }

        var headers = _values.Between(JsonPath.Headers, legacy.Headers, candidate.Headers);
        return [.. headers, .. OfBodies(legacy, candidate)];
    }

    private List<Finding> OfBodies(Answer legacy, Answer candidate)
    {
        if (legacy.Form != candidate.Form)
        {
            return [new Finding(FindingKind.Body, JsonPath.Body, legacy.Body, candidate.Body)];
        }

        if (legacy.Form is BodyForm.None || (level is ParityLevel.Shape && legacy.Form is not BodyForm.Json))
        {
            return [];
        }

        var findings = _values.Between(JsonPath.Body, legacy.Body, candidate.Body).ToList();
        if (level is ParityLevel.Strict && findings.Count == 0 && legacy.Form is BodyForm.Json && !JsonLayout.AreEqual(legacy.Bytes, candidate.Bytes))
        {
            findings.Add(new Finding(FindingKind.Layout, JsonPath.Body, JsonLayout.Shown(legacy.Bytes), JsonLayout.Shown(candidate.Bytes)));
        }

        return findings;
    }

    private static JsonElement Number(int number) => JsonValues.Parse(System.Text.Encoding.UTF8.GetBytes(number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
