using System.Globalization;
using System.Net;
using System.Text;

namespace Cairn.Cli.Migrate.Score;

/// <summary>One page that needs nothing else: no scripts, no fonts, no images.</summary>
internal static class ScoreHtml
{
    private const string Style = """
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #1b1b1f; background: #fff; }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem; } th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid #ddd; vertical-align: top; }
        code { font: 13px ui-monospace, monospace; overflow-wrap: anywhere; } meter { width: 8rem; } ul { margin: 0; padding-left: 1rem; } .bad { color: #b00020; } .unknown { color: #8a5a00; }
        @media (prefers-color-scheme: dark) { body { color: #e6e6ea; background: #17171a; } th, td { border-color: #3a3a40; } .bad { color: #ff8a8a; } .unknown { color: #f0c060; } }
        """;

    public static string Of(Scorecard card)
    {
        var title = Text(ScoreWords.Title(card));
        var text = new StringBuilder();
        text.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        text.Append(CultureInfo.InvariantCulture, $"<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<h1>{title}</h1>\n");
        text.Append(CultureInfo.InvariantCulture, $"<p><meter min=\"0\" max=\"100\" value=\"{card.Total}\">{card.Total}</meter></p>\n<p>{Text(ScoreWords.Origin(card))}</p>\n");
        AppendParts(text, card);
        AppendRoutes(text, card);
        AppendBridges(text, card);
        return text.Append("</body>\n</html>\n").ToString();
    }

    private static void AppendParts(StringBuilder text, Scorecard card)
    {
        text.Append("<table>\n<tr><th>part</th><th>points</th><th></th><th>would raise it</th></tr>\n");
        foreach (var part in card.Parts)
        {
            var raise = part.Raise.Count == 0 ? "" : $"<ul>{string.Concat(part.Raise.Select(line => $"<li>{Text(line)}</li>"))}</ul>";
            text.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(part.Id)}</td><td{(part.Value is null ? " class=\"unknown\"" : "")}>{ScoreWords.Points(part)}</td><td>{Text(part.Says)}</td><td>{raise}</td></tr>\n");
        }

        text.Append("</table>\n");
    }

    private static void AppendRoutes(StringBuilder text, Scorecard card)
    {
        if (card.Routes.Count == 0)
        {
            return;
        }

        text.Append("<table>\n<tr><th>route</th><th>state</th><th>traffic</th><th>parity, at 95 %</th><th>compared</th></tr>\n");
        foreach (var route in card.Routes)
        {
            text.Append(CultureInfo.InvariantCulture, $"<tr><td><code>{Text(route.Fact.Match)}</code></td><td{(route.Fact.IsRolledBack ? " class=\"bad\"" : "")}>{Text(route.Fact.StateText)}</td>");
            text.Append(CultureInfo.InvariantCulture, $"<td>{ScoreWords.Percent(route.Traffic)}</td><td>{Text(ScoreWords.Parity(route))}</td><td>{ScoreWords.Compared(route)}</td></tr>\n");
        }

        text.Append("</table>\n");
    }

    private static void AppendBridges(StringBuilder text, Scorecard card)
    {
        if (card.Facts.Bridges is not { Count: > 0 } bridges)
        {
            return;
        }

        text.Append("<h2>Forms of Python that are kept</h2>\n<ul>\n");
        foreach (var bridge in bridges)
        {
            text.Append(CultureInfo.InvariantCulture, $"<li{(bridge.IsOverdue(card.Facts.Today) ? " class=\"bad\"" : "")}>{Text(ScoreWords.Bridge(bridge, card.Facts.Today))}</li>\n");
        }

        text.Append("</ul>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
