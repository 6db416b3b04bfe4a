using System.Globalization;

namespace Cairn.Parity.Rules;

/// <summary>Puts a rule into one line.</summary>
internal static class RuleText
{
    public static string Of(ParityRule rule)
    {
        var evidence = rule.Source is ParitySource.Manual ? "manual" : $"learned, seen {rule.Seen}/{rule.Of}";
        return $"{What(rule)} ({evidence})";
    }

    private static string What(ParityRule rule) => rule.Kind switch
    {
        ParityRuleKind.Shape => $"shape {rule.Shape}{Range(rule)}",
        ParityRuleKind.Unordered => "in any order",
        ParityRuleKind.Optional => $"may be missing, present {rule.Present}/{rule.Places}",
        ParityRuleKind.Nullable => $"may be null, present {rule.Present}/{rule.Places}",
        ParityRuleKind.Tolerance when rule.By is { } by => string.Create(CultureInfo.InvariantCulture, $"within {by:0.##########} of the value"),
        ParityRuleKind.Tolerance => $"{(rule.Whole ? "a whole number" : "a number")}{Range(rule)}",
        _ => $"one of {string.Join(", ", rule.Values)}",
    };

    private static string Range(ParityRule rule) => rule is { Least: null, Most: null }
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" from {rule.Least:0.######} to {rule.Most:0.######}");
}
