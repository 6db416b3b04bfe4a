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

    private static string Range(ParityRule rule) => string.Concat(Bound("from", rule.Least), Bound("to", rule.Most));

    private static string Bound(string word, double? bound) => bound is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {word} {bound:0.######}");
}
