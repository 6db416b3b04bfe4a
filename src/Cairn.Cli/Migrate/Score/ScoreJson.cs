using System.Text.Encodings.Web;
using System.Text.Json;
using Cairn.Migration.Routing;

namespace Cairn.Cli.Migrate.Score;

/// <summary>For machines. A member may be added; what is there stays as it is, or the version changes.</summary>
internal static class ScoreJson
{
    public const string Format = "migration-score/1";

    private const int Digits = 4;
    private static readonly JsonSerializerOptions Legible = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Scorecard card) => JsonSerializer.Serialize(
        new
        {
            cairn = Format,
            service = card.Facts.Service,
            day = ScoreWords.Day(card.Facts.Today),
            score = card.Total,
            sources = card.Facts.Sources,
            weights = card.Facts.Weights switch { WeightSource.Live => "live", WeightSource.Cassettes => "cassettes", _ => "equal" },
            parity = Interval(card.Parity),
            parts = card.Parts.Select(part => new { id = part.Id, weight = part.Weight, value = Rounded(part.Value), points = Rounded(part.Points), told = part.Value is not null, says = part.Says, raise = part.Raise }),
            routes = card.Routes.Select(Route),
            findings = card.Facts.Findings,
            bridges = card.Facts.Bridges?.Select(bridge => new
            {
                name = bridge.Name,
                since = bridge.Since is { } since ? ScoreWords.Day(since) : null,
                target = bridge.Target is { } target ? ScoreWords.Day(target) : null,
                overdue = bridge.IsOverdue(card.Facts.Today),
            }),
        },
        Legible) + "\n";

    /// <summary>Cut off, not rounded: what is written was reached.</summary>
    public static double? Rounded(double? value) => value is { } known ? Math.Floor((known * Math.Pow(10, Digits)) + 1e-6) / Math.Pow(10, Digits) : null;

    private static object Route(RouteScore route) => new
    {
        match = route.Fact.Match,
        state = StateNames.Of(route.Fact.State),
        rolledBack = route.Fact.IsRolledBack,
        traffic = Rounded(route.Traffic),
        migrated = Rounded(route.Migrated),
        recorded = route.Fact.Recorded,
        compared = route.Fact.Compared,
        different = route.Fact.Different,
        parity = Interval(route.Parity),
        missing = route.IsRetired ? 0 : route.Finding.Missing,
    };

    private static object? Interval(ParityInterval? interval) =>
        interval is null ? null : new { share = Rounded(interval.Share), low = Rounded(interval.Low), high = Rounded(interval.High), confidence = 0.95 };
}
