using System.Globalization;
using System.Text;

namespace Cairn.Parity.Reports;

/// <summary>Lines for a terminal or a log.</summary>
internal static class ConsoleReport
{
    public static string Of(ParityReport report)
    {
        var text = new StringBuilder();
        foreach (var route in report.Routes)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{route.Route} ({Rules.Words.Of(route.Level)}): {ReportLines.Share(route)}; {route.Equal} equal, {route.WithNoise} under rules, {route.Different} different, {route.NotComparable} not comparable");
            foreach (var group in route.Differences)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {group.First}").AppendLine(CultureInfo.InvariantCulture, $"    {ReportLines.Count(group)}").AppendLine(CultureInfo.InvariantCulture, $"    {ReportLines.Hint(route, group)}");
            }

            route.UnusedRules.ToList().ForEach(rule => text.AppendLine(CultureInfo.InvariantCulture, $"  not needed: {rule}"));
        }

        report.Remarks.ToList().ForEach(remark => text.AppendLine(remark));
        return text.AppendLine(ReportLines.Verdict(report)).ToString();
    }
}
