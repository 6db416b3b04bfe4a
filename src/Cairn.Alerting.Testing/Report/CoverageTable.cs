using System.Text;

namespace Cairn.Alerting.Testing.Report;

/// <summary>A row for each fault, a column for each alert, and in the cells how long it took: the same table as text and as Markdown.</summary>
internal static class CoverageTable
{
    private const string Silent = "–";
    private const string NotAsked = "?";

    public static string Text(AlertProofReport report)
    {
        var rows = Rows(report);
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        }

        return text.Append(Verdict(report)).Append('\n').ToString();
    }

    public static string Markdown(AlertProofReport report)
    {
        var rows = Rows(report);
        var text = new StringBuilder("# Faults and alerts\n\n");
        foreach (var row in (IEnumerable<string[]>)[rows[0], [.. rows[0].Select(_ => "---")], .. rows.Skip(1)])
        {
            text.Append("| ").AppendJoin(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
        }

        return text.Append('\n').Append(Verdict(report)).Append('\n').ToString();
    }

    /// <summary>One outcome in words.</summary>
    public static string Told(AlertOutcome outcome) => outcome switch
    {
        { IsFalseAlarm: true } => "fires before the fault",
        { FiresAfter: null } => "silent",
        { FiresAfter: { } after, ResolvesAfter: null } => $"fires after {DurationText.Of(after)}, to the end of the story",
        { FiresAfter: { } after, ResolvesAfter: { } quiet } => $"fires after {DurationText.Of(after)}, ends {DurationText.Of(quiet)} after the fault",
    };

    private static string Verdict(AlertProofReport report) => report.Unnoticed.Count == 0
        ? "Every fault is noticed."
        : $"Nobody would notice: {string.Join(", ", report.Unnoticed)}.";

    private static string[][] Rows(AlertProofReport report)
    {
        var alerts = report.Results.SelectMany(result => result.Alerts).DistinctBy(alert => alert.Alert).ToList();
        return
        [
            ["fault", "lasts", .. alerts.Select(alert => $"{alert.Alert} ({alert.Severity})")],
            .. report.Results.Select(result => (string[])[result.Fault, DurationText.Of(result.Duration), .. alerts.Select(alert => Cell(result, alert.Alert))]),
        ];
    }

    private static string Cell(FaultResult result, string alert) => result.Alerts.FirstOrDefault(outcome => outcome.Alert == alert) switch
    {
        null => NotAsked,
        { IsFalseAlarm: true } => "false alarm",
        { FiresAfter: { } after } => DurationText.Of(after),
        _ => Silent,
    };
}
