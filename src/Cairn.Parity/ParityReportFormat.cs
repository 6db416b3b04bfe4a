namespace Cairn.Parity;

/// <summary>The forms of a report.</summary>
public enum ParityReportFormat
{
    /// <summary>Lines for a terminal or a log.</summary>
    Console,

    /// <summary>Markdown, for a pull request.</summary>
    Markdown,

    /// <summary>The XML that CI servers read as test results: a suite a route, a case a difference.</summary>
    JUnit,

    /// <summary>One HTML page that needs nothing else.</summary>
    Html,

    /// <summary>JSON, which <c>cairn parity report</c>, <c>accept</c> and <c>gate</c> read.</summary>
    Json,
}
