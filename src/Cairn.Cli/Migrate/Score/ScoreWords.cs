using System.Globalization;

namespace Cairn.Cli.Migrate.Score;

/// <summary>Words and numbers that the forms of a score have in common.</summary>
internal static class ScoreWords
{
    public const string Nothing = "-";

    public static string Title(Scorecard card) => $"Migration score of {card.Facts.Service}: {card.Total} of 100";

    /// <summary>The day, what was read, and what traffic means.</summary>
    public static string Origin(Scorecard card) =>
        $"On {Day(card.Facts.Today)}, from {(card.Facts.Sources.Count == 0 ? "the folder alone" : string.Join(", ", card.Facts.Sources))}. Traffic is that of {RouteParts.Traffic(card.Facts.Weights)}.";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Points(ScorePart part) => $"{part.PointsText} of {part.Weight}";

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");

    public static string Parity(RouteScore route) => route.Parity?.ToString() ?? Nothing;

    public static string Compared(RouteScore route) => string.Create(CultureInfo.InvariantCulture, $"{route.Fact.Compared:N0}");

    public static string Bridge(BridgeFact bridge, DateOnly today)
    {
        var since = bridge.Since is { } day ? $" since {Day(day)}" : "";
        return bridge.Target is { } target ? $"{bridge.Name}{since}, until {Day(target)}{(bridge.IsOverdue(today) ? ", OVERDUE" : "")}" : $"{bridge.Name}{since}, without a date";
    }
}
