using System.Text.Json;
using System.Xml.Linq;
using Cairn.Cli.Migrate.Score;

namespace Cairn.Cli.Tests.Migrate.Score;

/// <summary>A score in each of its forms.</summary>
public sealed class FormTests
{
    private static readonly Scorecard Card = Scorecard.Of(Facts.Underway);

    [Fact]
    public void The_text_has_parts_advice_routes_and_bridges()
    {
        var text = ScoreText.Of(Card);

        Assert.StartsWith(
            "Migration score of Acme.Builds: 56 of 100\nOn 2026-03-01, from strangler.json, parity.report.json. Traffic is that of the requests of the running service.\n\nmigrated    6.9 of 30   23 % of",
            text,
            StringComparison.Ordinal);
        Assert.Contains("\ntests       3 of 3      a test method in a project below tests\n", text, StringComparison.Ordinal);
        Assert.Contains("\n  + Floats is OVERDUE: it was to be gone by 2026-02-28.\n", text, StringComparison.Ordinal);
        Assert.Contains("\nGET /builds/{id}  canary 10 %  80 %     99.97 % (99.81 to 99.99)  3,000\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\nforms of Python that are kept:\n  Floats since 2025-06-01, until 2026-02-28, OVERDUE\n  Dates, without a date\n  Utf8Text, until 2026-03-01\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_nothing_says_that_nothing_can_be_told()
    {
        var text = ScoreText.Of(Scorecard.Of(Facts.Nothing));

        Assert.StartsWith("Migration score of Acme.Builds: 0 of 100\nOn 2026-03-01, from the folder alone. ", text, StringComparison.Ordinal);
        Assert.Contains("\nbridges     ? of 5   cannot be told: ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("route ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_is_stable()
    {
        var facts = Facts.Underway with { Routes = [Facts.Underway.Routes![0]], Bridges = [Facts.Underway.Bridges![0]], Findings = new Dictionary<string, int> { ["CRN1201"] = 2 } };
        using var document = JsonDocument.Parse(ScoreJson.Of(Scorecard.Of(facts)));
        var root = document.RootElement;

        Assert.Equal(["cairn", "service", "day", "score", "sources", "weights", "parity", "parts", "routes", "findings", "bridges"], root.EnumerateObject().Select(member => member.Name));
        Assert.Equal("""["migration-score/1","Acme.Builds","2026-03-01"]""", JsonSerializer.Serialize(root.EnumerateObject().Take(3).Select(member => member.Value)));
        Assert.Equal(
            """{"match":"GET /builds/{id}","state":"canary","rolledBack":false,"traffic":1,"migrated":0.1,"recorded":0,"compared":3000,"different":1,"parity":{"share":0.9996,"low":0.9981,"high":0.9999,"confidence":0.95},"missing":1480}""",
            JsonSerializer.Serialize(root.GetProperty("routes")[0]));
        Assert.Equal("""{"name":"Floats","since":"2025-06-01","target":"2026-02-28","overdue":true}""", JsonSerializer.Serialize(root.GetProperty("bridges")[0]));
        Assert.Equal(["id", "weight", "value", "points", "told", "says", "raise"], root.GetProperty("parts")[0].EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void What_cannot_be_told_is_null_in_json()
    {
        using var document = JsonDocument.Parse(ScoreJson.Of(Scorecard.Of(Facts.Nothing)));

        var part = document.RootElement.GetProperty("parts")[0];
        Assert.Equal((JsonValueKind.Null, JsonValueKind.False), (part.GetProperty("value").ValueKind, part.GetProperty("told").ValueKind));
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("bridges").ValueKind);
    }

    [Fact]
    public void Markdown_is_for_a_pull_request_and_holds_no_markup_of_others()
    {
        var text = ScoreMarkdown.Of(Card);

        Assert.StartsWith("## Migration score of Acme.Builds: 56 of 100\n\n", text, StringComparison.Ordinal);
        Assert.Contains("| runbooks | 4 of 4 | 1 of 1 alerts have one |  |\n", text, StringComparison.Ordinal);
        Assert.Contains("| GET /&lt;b>\\|\\`x\\` | migrated | 15 % | 100 % (88.65 to 100) | 30 |\n", text, StringComparison.Ordinal);
        Assert.Contains("| `POST /builds` | legacy | 5 % | - | 0 |\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_needs_nothing_else_and_escapes_what_comes_from_files()
    {
        var text = ScoreHtml.Of(Card);

        var page = XDocument.Parse(text.Replace("<!doctype html>", "", StringComparison.Ordinal).Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal)
            .Replace("'unsafe-inline'\">", "'unsafe-inline'\"/>", StringComparison.Ordinal).Replace("device-width\">", "device-width\"/>", StringComparison.Ordinal));
        Assert.Equal(["POST /builds", "GET /<b>|`x`", "GET /builds/{id}"], page.Descendants("code").Select(code => code.Value).Reverse());
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http:", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<li class=\"bad\">Floats since 2025-06-01, until 2026-02-28, OVERDUE</li>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_badge_is_an_image_with_the_number()
    {
        var badge = XElement.Parse(ScoreBadge.Of(Card));

        Assert.Equal(["migration", "56 of 100"], badge.Elements().Where(element => element.Name.LocalName == "text").Select(text => text.Value));
        Assert.Equal("Migration score of Acme.Builds: 56 of 100", badge.Elements().First().Value);
        Assert.Contains("#8a6d00", badge.ToString(), StringComparison.Ordinal);
        Assert.Contains("#2a7d3f", ScoreBadge.Of(Scorecard.Of(Facts.Done)), StringComparison.Ordinal);
        Assert.Contains("#a33a1f", ScoreBadge.Of(Scorecard.Of(Facts.Nothing)), StringComparison.Ordinal);
    }
}
