using System.Collections.Frozen;

namespace Cairn.Cli.Lint;

/// <summary>The rules that a baseline holds: Cairn's own, and those of the SDK that its levels raise.</summary>
internal static class BaselinedRules
{
    private static readonly FrozenSet<string> Raised = new[]
    {
        "CA1416", "CA2012", "CA2016", "CA2017", "CA2023", "CA2200", "CA2253", "CA2254", "CA3075", "CA5350", "CA5351", "CA5359", "CA5364",
    }.ToFrozenSet();

    /// <summary>CRN9… is about the baseline itself.</summary>
    public static bool Include(string rule) =>
        (rule.StartsWith("CRN", StringComparison.Ordinal) && !rule.StartsWith("CRN9", StringComparison.Ordinal)) || Raised.Contains(rule);
}
