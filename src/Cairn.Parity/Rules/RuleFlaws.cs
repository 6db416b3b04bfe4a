namespace Cairn.Parity.Rules;

/// <summary>What is wrong with a rule that is well-formed.</summary>
internal static class RuleFlaws
{
    /// <summary>A sentence, or null when nothing is.</summary>
    public static string? Of(ParityRule rule)
    {
        if (rule.Path != "$" && !rule.Path.StartsWith("$.", StringComparison.Ordinal) && !rule.Path.StartsWith("$[", StringComparison.Ordinal) && !rule.Path.StartsWith("header.", StringComparison.Ordinal))
        {
            return $"'path' is '{rule.Path}'. Paths begin with '$' in the body and with 'header.' in the headers. Write it as reports do.";
        }

        if (rule.Source is ParitySource.Manual && string.IsNullOrWhiteSpace(rule.Why))
        {
            return $"The rule for '{rule.Path}' is a person's and has no 'why'. Nobody can review it later. Say why it is there.";
        }

        return rule.Kind switch
        {
            ParityRuleKind.Shape => OfShape(rule),
            ParityRuleKind.OneOf when rule.Values.Count == 0 => $"The rule for '{rule.Path}' has no 'values'. Nothing would pass. List them.",
            ParityRuleKind.Tolerance when rule is { By: null, Least: null, Most: null } => $"The rule for '{rule.Path}' has none of 'by', 'least' and 'most'. Every number would pass. Give one.",
            ParityRuleKind.Tolerance when rule.By is < 0 or > 1 => $"'by' of the rule for '{rule.Path}' is not between 0 and 1. It is a share of the value. Correct it.",
            _ when rule.Least > rule.Most => $"'least' of the rule for '{rule.Path}' is above 'most'. Nothing would pass. Swap them.",
            _ => null,
        };
    }

    private static string? OfShape(ParityRule rule)
    {
        if (string.IsNullOrEmpty(rule.Shape))
        {
            return $"The rule for '{rule.Path}' has no 'shape'. Write literal text with places such as {{uuid}}.";
        }

        try
        {
            _ = TimeForm.Of(rule.Shape) is { IsPartOfTexts: false } ? null : TextShape.Parse(rule.Shape);
            return rule.Least > rule.Most ? $"'least' of the rule for '{rule.Path}' is above 'most'. Nothing would pass. Swap them." : null;
        }
        catch (FormatException flaw)
        {
            return $"'shape' of the rule for '{rule.Path}' is '{rule.Shape}'. {flaw.Message} Correct it.";
        }
    }
}
