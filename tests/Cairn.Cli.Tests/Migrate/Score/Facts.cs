using Cairn.Cli.Migrate.Score;
using Cairn.Migration.Routing;

namespace Cairn.Cli.Tests.Migrate.Score;

/// <summary>Facts to make scores of, on 2026-03-01.</summary>
internal static class Facts
{
    public static DateOnly Today { get; } = new(2026, 3, 1);

    public static ScoreFacts Nothing { get; } = new("Acme.Builds", Today);

    /// <summary>A service with all that a generated one has, all of whose routes are retired.</summary>
    public static ScoreFacts Done { get; } = Nothing with
    {
        Sources = ["strangler.json"],
        Routes = [Route("GET /health", RouteState.Retired)],
        Findings = new Dictionary<string, int>(),
        Bridges = [],
        Folder = new ServiceFacts { AddsCairn = true, MapsCairn = true, DeclaresObjectives = true, Alerts = ["A"], Runbooks = ["A", "README"], HasReadme = true, Docs = ["setup"], Tests = 3 },
    };

    /// <summary>A migration on its way.</summary>
    public static ScoreFacts Underway { get; } = Done with
    {
        Sources = ["strangler.json", "parity.report.json"],
        Weights = WeightSource.Live,
        HasEvidence = true,
        Routes =
        [
            Route("GET /builds/{id}", RouteState.Canary, 10) with { StateText = "canary 10 %", Traffic = 800, Compared = 3000, Different = 1 },
            Route("GET /<b>|`x`", RouteState.Migrated) with { Traffic = 150, Compared = 30 },
            Route("POST /builds", RouteState.Legacy) with { Traffic = 50, Recorded = 4 },
        ],
        Findings = new Dictionary<string, int> { ["CRN1201"] = 2, ["CRN1503"] = 8 },
        Bridges = [new BridgeFact("Floats", new DateOnly(2025, 6, 1), new DateOnly(2026, 2, 28)), new BridgeFact("Dates", null, null), new BridgeFact("Utf8Text", null, Today)],
    };

    public static RouteFact Route(string match, RouteState state, double percent = 0) => new(match, state, percent);

    public static ScorePart Part(this ScoreFacts facts, string id) => Scorecard.Of(facts).Parts.Single(part => part.Id == id);
}
