using Cairn.Cli.Migrate.Routes;

namespace Cairn.Cli.Migrate.Score;

/// <summary>For a console: the parts, the first things to do for each, and the routes.</summary>
internal static class ScoreText
{
    private const int RaisesShown = 3;

    public static string Of(Scorecard card) => string.Concat(Lines(card).Select(line => line + "\n"));

    private static IEnumerable<string> Lines(Scorecard card)
    {
        yield return ScoreWords.Title(card);
        yield return ScoreWords.Origin(card);
        yield return "";
        foreach (var (part, line) in card.Parts.Zip(PlainTable.Lines([.. card.Parts.Select(part => new[] { part.Id, ScoreWords.Points(part), part.Says })])))
        {
            yield return line;
            foreach (var raise in part.Raise.Take(RaisesShown))
            {
                yield return $"  + {raise}";
            }

            if (part.Raise.Count > RaisesShown)
            {
                yield return $"  + and {part.Raise.Count - RaisesShown} more, in the form json";
            }
        }

        foreach (var line in Routes(card).Concat(Bridges(card)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Routes(Scorecard card) => card.Routes.Count == 0 ? [] : PlainTable.Lines(
        [.. card.Routes.Select(route => new[] { route.Fact.Match, route.Fact.StateText, ScoreWords.Percent(route.Traffic), ScoreWords.Parity(route), ScoreWords.Compared(route) })
            .Prepend(["route", "state", "traffic", "parity, at 95 %", "compared"])]).Prepend("");

    private static IEnumerable<string> Bridges(Scorecard card) => card.Facts.Bridges is not { Count: > 0 } bridges ? []
        : bridges.Select(bridge => "  " + ScoreWords.Bridge(bridge, card.Facts.Today)).Prepend("forms of Python that are kept:").Prepend("");
}
