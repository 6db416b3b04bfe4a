using System.Globalization;

namespace Cairn.Parity.Reports;

/// <summary>Words and numbers that all forms of a report have in common.</summary>
internal static class ReportLines
{
    private const double Confidence = 0.95;

    public static string Verdict(ParityReport report) => report.HasParity switch
    {
        true => "Parity: all answers that could be compared are equal.",
        false => "No parity: some answers differ.",
        null => "Not enough evidence: there are routes without an answer that could be compared.",
    };

    /// <summary>Never a bare 100 %: what the number of answers proves stands beside it.</summary>
    public static string Share(ParityRouteReport route) => route.Compared == 0
        ? "nothing compared"
        : string.Create(CultureInfo.InvariantCulture, $"{(route.Equal + route.WithNoise) * 100.0 / route.Compared:0.##} % of {route.Compared}, at most {WilsonBound.Upper(route.Different, route.Compared, Confidence) * 100:0.##} % differ (95 %)");

    public static string Hint(ParityRouteReport route, ParityDifferenceGroup group) =>
        $"cairn parity accept --route \"{route.Route}\" --path \"{group.First.Place}\" --why …";

    public static string Count(ParityDifferenceGroup group) => group.Count == 0 ? "over the run" : string.Create(CultureInfo.InvariantCulture, $"{group.Count} times, first in exchange {group.Exchange}, {group.Request}");
}
