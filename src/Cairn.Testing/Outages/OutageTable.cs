using System.Text;
using Microsoft.Extensions.Logging;

namespace Cairn.Testing.Outages;

/// <summary>Reports for a reader: the same grid as text and as Markdown.</summary>
internal static class OutageTable
{
    public static string Text(OutageReport report)
    {
        var rows = Rows(report, quote: "");
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder(Verdict(report)).Append('\n');
        foreach (var finding in report.Findings)
        {
            text.Append("  - ").Append(finding).Append('\n');
        }

        foreach (var row in rows)
        {
            text.AppendJoin("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).Append('\n');
        }

        return text.ToString();
    }

    public static string Markdown(OutageReport report)
    {
        var rows = Rows(report, quote: "`");
        var text = new StringBuilder("# Outages\n\n").Append(Verdict(report)).Append("\n\n");
        foreach (var row in (IEnumerable<string[]>)[rows[0], [.. rows[0].Select(_ => "---")], .. rows.Skip(1)])
        {
            text.Append("| ").AppendJoin(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
        }

        return text.AppendJoin("", report.Findings.Select((finding, index) => $"{(index == 0 ? "\n" : "")}- {finding}\n")).ToString();
    }

    private static string Verdict(OutageReport report) => report.Findings.Count == 0
        ? $"All {report.Results.Count} outages are as declared."
        : $"{report.Results.Count(result => result.Findings.Count > 0)} of {report.Results.Count} outages are not as declared.";

    private static string[][] Rows(OutageReport report, string quote) =>
    [
        ["dependency", "fault", .. Calls(report).Select(call => $"{quote}{call}{quote}"), "ready", "recovers", "gravest log", "as declared"],
        .. report.Results.Select(Row),
    ];

    private static IEnumerable<string> Calls(OutageReport report) =>
        report.Results.Take(1).SelectMany(result => result.Answers).Select(answer => answer.Call);

    private static string[] Row(OutageResult result) =>
    [
        $"{result.Dependency} ({result.Criticality})",
        result.Fault.ToString(),
        .. result.Answers.Select(answer => answer.ToString()),
        Word(result.StayedReady),
        Word(result.Recovered),
        result.WorstLogLevel is LogLevel.None ? "none" : $"{result.WorstLogLevel} {result.WorstLogEntry!.EventName}",
        Word(result.Findings.Count == 0),
    ];

    private static string Word(bool holds) => holds ? "yes" : "no";
}
