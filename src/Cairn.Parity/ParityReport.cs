using Cairn.Parity.Reports;

namespace Cairn.Parity;

/// <summary>What a run found, route by route. It holds no value that the cassette does not hold, and none unmasked.</summary>
public sealed record ParityReport
{
    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The routes, by name.</summary>
    public required IReadOnlyList<ParityRouteReport> Routes { get; init; }

    /// <summary>Remarks, such as rules that have expired.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary><see langword="true"/> when all answers are equal, <see langword="false"/> when some differ, <see langword="null"/> when a route has none that could be compared.</summary>
    public bool? HasParity =>
        Routes.Any(route => route.Different > 0 || route.Differences.Count > 0) ? false : Routes.Count == 0 || Routes.Any(route => route.Compared == 0) ? null : true;

    /// <summary>Reads a report that <see cref="ToText"/> wrote as <see cref="ParityReportFormat.Json"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What messages call it.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ParityFormatException">The text is no report.</exception>
    public static ParityReport Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return ReportParser.Parse(System.Text.Encoding.UTF8.GetBytes(text), name);
    }

    /// <summary>The report as a text.</summary>
    /// <param name="format">Its form.</param>
    /// <returns>The text, with a line feed at its end.</returns>
    public string ToText(ParityReportFormat format) => format switch
    {
        ParityReportFormat.Console => ConsoleReport.Of(this),
        ParityReportFormat.Markdown => MarkdownReport.Of(this),
        ParityReportFormat.JUnit => JUnitReport.Of(this),
        ParityReportFormat.Html => HtmlReport.Of(this),
        ParityReportFormat.Json => JsonReport.Of(this),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "The format is not known. Use one of ParityReportFormat."),
    };
}
