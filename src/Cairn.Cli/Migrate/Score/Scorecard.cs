namespace Cairn.Cli.Migrate.Score;

/// <summary>How far a migration has come: facts in, score out. It reads nothing and knows no clock.</summary>
/// <param name="Facts">What it is made of.</param>
/// <param name="Routes">The routes with what follows from their facts; empty where they cannot be told.</param>
/// <param name="Parts">The parts, in the order in which they are shown.</param>
internal sealed record Scorecard(ScoreFacts Facts, IReadOnlyList<RouteScore> Routes, IReadOnlyList<ScorePart> Parts)
{
    private const double Rounding = 1e-9;

    /// <summary>From 0 to 100, never rounded up.</summary>
    public int Total => (int)Math.Floor(Parts.Sum(part => part.Points) + Rounding);

    /// <summary>The parity of all that was compared.</summary>
    public ParityInterval? Parity => ParityInterval.Of(Routes.Sum(route => route.Fact.Compared), Routes.Sum(route => route.Fact.Different));

    public static Scorecard Of(ScoreFacts facts)
    {
        var routes = RouteScore.Of(facts.Routes ?? []);
        return new Scorecard(
            facts,
            routes,
            [
                RouteParts.Migrated(facts, routes), RouteParts.Parity(facts, routes), RouteParts.Coverage(facts, routes),
                DebtParts.Findings(facts), DebtParts.Bridges(facts),
                ServiceParts.Probes(facts.Folder), ServiceParts.Objectives(facts.Folder), ServiceParts.Runbooks(facts.Folder), ServiceParts.Docs(facts.Folder), ServiceParts.Tests(facts.Folder),
            ]);
    }
}
