namespace Cairn.Repository.Tests;

/// <summary>The table of all rules, written from their descriptors. Only what a fix does is told by hand.</summary>
internal static class RuleIndex
{
    public const string Page = "docs/reference/rules/README.md";

    private const string Row = "| [CRN";

    /// <summary>The page with its rows as they should be.</summary>
    public static string Written(string page, IEnumerable<AnalyzerRule> rules)
    {
        var lines = page.Split('\n');
        var told = lines.Where(IsRow).ToDictionary(line => line[3..line.IndexOf(']', StringComparison.Ordinal)], line => line.Split('|')[^2].Trim());
        var rows = rules.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Category} | {rule.Title} | {(rule.Fixes.Count == 0 ? "none" : told.GetValueOrDefault(rule.Id, "has a fix"))} |");

        return string.Join('\n', lines.TakeWhile(line => !IsRow(line)).Concat(rows).Concat(lines.SkipWhile(line => !IsRow(line)).SkipWhile(IsRow)));
    }

    private static bool IsRow(string line) => line.StartsWith(Row, StringComparison.Ordinal);
}
