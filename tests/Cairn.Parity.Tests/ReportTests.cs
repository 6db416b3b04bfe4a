using System.Xml.Linq;

namespace Cairn.Parity.Tests;

public sealed class ReportTests
{
    private static readonly ParityReport Report = new()
    {
        Service = "builds & co",
        At = Exchanges.At,
        Remarks = ["expired on 2026-01-01: GET /a $.x"],
        Routes =
        [
            new ParityRouteReport
            {
                Route = "GET /builds/{id}",
                Level = ParityLevel.Wire,
                Equal = 7,
                WithNoise = 2,
                Different = 1,
                NotComparable = 1,
                Differences = [new ParityDifferenceGroup(new ParityDifference("$.list[0].<b>", "\"|a|\"", "1", "no rule") { Code = "PY01", Switch = "Floats" }, 1, 17, "GET /builds/1")],
                UnusedRules = ["$.y: in any order (manual)"],
            },
            new ParityRouteReport { Route = "GET /none", NotComparable = 3 },
        ],
    };

    [Fact]
    public void The_console_says_what_why_and_what_to_do()
    {
        var lines = Report.ToText(ParityReportFormat.Console).ReplaceLineEndings("\n");

        Assert.Equal(
            """
            GET /builds/{id} (wire): 90 % of 10, at most 34.77 % differ (95 %); 7 equal, 2 under rules, 1 different, 1 not comparable
              $.list[0].<b>: legacy "|a|", candidate 1 [no rule] PY01, cured by PythonCompat.Floats
                1 times, first in exchange 17, GET /builds/1
                cairn parity accept --route "GET /builds/{id}" --path "$.list[*].<b>" --why …
              not needed: $.y: in any order (manual)
            GET /none (strict): nothing compared; 0 equal, 0 under rules, 0 different, 3 not comparable
            expired on 2026-01-01: GET /a $.x
            No parity: some answers differ.

            """.ReplaceLineEndings("\n"),
            lines);
    }

    [Fact]
    public void Json_comes_back() =>
        Assert.Equal(Report.ToText(ParityReportFormat.Json), ParityReport.Parse(Report.ToText(ParityReportFormat.Json), "report").ToText(ParityReportFormat.Json));

    [Fact]
    public void JUnit_has_a_suite_for_a_route_and_a_failure_for_a_difference()
    {
        var suites = XDocument.Parse(Report.ToText(ParityReportFormat.JUnit)).Root!.Elements("testsuite").ToList();

        Assert.Equal(["GET /builds/{id}", "GET /none"], suites.Select(suite => (string)suite.Attribute("name")!));
        Assert.StartsWith("$.list[0].<b>: legacy", (string)suites[0].Descendants("failure").Single().Attribute("message")!, StringComparison.Ordinal);
        Assert.Single(suites[1].Descendants("skipped"));
    }

    [Fact]
    public void Values_are_no_mark_up()
    {
        var html = Report.ToText(ParityReportFormat.Html);
        var markdown = Report.ToText(ParityReportFormat.Markdown);

        Assert.Contains("$.list[0].&lt;b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        Assert.Contains("\"\\|a\\|\"", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_report_is_told_so()
    {
        var fault = Assert.Throws<ParityFormatException>(() => ParityReport.Parse("""{"cairn":"cassette/1"}""", "r.json"));

        Assert.Contains("'r.json', line 1", fault.Message, StringComparison.Ordinal);
    }
}
