using System.Globalization;
using System.Text;

namespace Cairn.Cli.Migrate.Score;

/// <summary>For a pull request.</summary>
internal static class ScoreMarkdown
{
    public static string Of(Scorecard card)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {Plain(ScoreWords.Title(card))}\n\n{Plain(ScoreWords.Origin(card))}\n\n| part | points | | would raise it |\n|---|---|---|---|\n");
        foreach (var part in card.Parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {part.Id} | {ScoreWords.Points(part)} | {Plain(part.Says)} | {Raise(part)} |\n");
        }

        AppendRoutes(text, card);
        AppendBridges(text, card);
        return text.ToString();
    }

    private static void AppendRoutes(StringBuilder text, Scorecard card)
    {
        if (card.Routes.Count == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>{card.Routes.Count} routes</summary>\n\n| route | state | traffic | parity, at 95 % | compared |\n|---|---|---|---|---|\n");
        foreach (var route in card.Routes)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Code(route.Fact.Match)} | {Plain(route.Fact.StateText)} | {ScoreWords.Percent(route.Traffic)} | {ScoreWords.Parity(route)} | {ScoreWords.Compared(route)} |\n");
        }

        text.Append("\n</details>\n");
    }

    private static void AppendBridges(StringBuilder text, Scorecard card)
    {
        if (card.Facts.Bridges is not { Count: > 0 } bridges)
        {
            return;
        }

        text.Append("\nForms of Python that are kept:\n");
        foreach (var bridge in bridges)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {Plain(ScoreWords.Bridge(bridge, card.Facts.Today))}\n");
        }
    }

    private static string Raise(ScorePart part) => part.Raise.Count switch
    {
        0 => "",
        1 => Plain(part.Raise[0]),
        _ => $"{Plain(part.Raise[0])} And {part.Raise.Count - 1} more.",
    };

    /// <summary>Text in which nothing is markup: names come from files.</summary>
    private static string Plain(string text) => text.Aggregate(new StringBuilder(), (plain, character) => character switch
    {
        '<' => plain.Append("&lt;"),
        '&' => plain.Append("&amp;"),
        '\r' or '\n' => plain.Append(' '),
        '|' or '*' or '_' or '`' or '[' or ']' or '\\' => plain.Append('\\').Append(character),
        _ => plain.Append(character),
    }).ToString();

    /// <summary>A pipe ends a cell even within code, and a backtick ends the code: such a name is no code.</summary>
    private static string Code(string text) => text.AsSpan().IndexOfAny('|', '`') < 0 ? $"`{text}`" : Plain(text);
}
