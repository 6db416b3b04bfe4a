using System.Globalization;
using System.Text;

namespace Cairn.Parity.Reports;

/// <summary>Markdown, for a pull request.</summary>
internal static class MarkdownReport
{
    public static string Of(ParityReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Parity of {Cell(report.Service)}").AppendLine().AppendLine(ReportLines.Verdict(report)).AppendLine();
        text.AppendLine("| route | level | parity | equal | under rules | different | not comparable |").AppendLine("|---|---|---|---|---|---|---|");
        foreach (var route in report.Routes)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {Cell(route.Route)} | {Rules.Words.Of(route.Level)} | {ReportLines.Share(route)} | {route.Equal} | {route.WithNoise} | {route.Different} | {route.NotComparable} |");
        }

        foreach (var route in report.Routes.Where(route => route.Differences.Count > 0))
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {Cell(route.Route)}").AppendLine();
            text.AppendLine("| path | legacy | candidate | rule | code | switch | how often |").AppendLine("|---|---|---|---|---|---|---|");
            foreach (var group in route.Differences)
            {
                var first = group.First;
                string?[] cells = [first.Path, first.Legacy, first.Candidate, first.Rule, first.Code, first.Switch, ReportLines.Count(group)];
                text.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells.Select(cell => Cell(cell ?? "")))} |");
            }
        }

        foreach (var remark in report.Routes.SelectMany(route => route.UnusedRules.Select(rule => $"not needed: {route.Route} {rule}")).Concat(report.Remarks))
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"- {Cell(remark)}");
        }

        return text.ToString();
    }

    /// <summary>Values are those of a service: they must neither end a cell nor be mark-up.</summary>
    private static string Cell(string text) => string.Concat(text.Select(character => character switch
    {
        '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '#' => $"\\{character}",
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '\r' or '\n' => " ",
        _ => character.ToString(),
    }));
}
