using System.Globalization;
using Cairn.Migration.Routing;

namespace Cairn.Cli.Migrate.Score;

/// <summary>The parts that come from the routes.</summary>
internal static class RouteParts
{
    private const int MigratedWeight = 30;
    private const int ParityWeight = 25;
    private const int CoverageWeight = 10;
    private const double RecordedOnly = 0.5;

    /// <summary>The share of the traffic that the candidate answers.</summary>
    public static ScorePart Migrated(ScoreFacts facts, IReadOnlyList<RouteScore> routes)
    {
        if (facts.Routes is not { Count: > 0 })
        {
            return NoRoutes("migrated", MigratedWeight);
        }

        var value = Math.Min(1, routes.Sum(route => route.Traffic * route.Migrated));
        var states = facts.Routes.CountBy(route => route.State).OrderBy(state => state.Key).Select(state => $"{state.Value} {StateNames.Of(state.Key)}");
        var raise = routes.Where(route => route.Migrated < 1).OrderByDescending(route => route.Traffic * (1 - route.Migrated)).Select(NextStep);
        return new ScorePart("migrated", MigratedWeight, value, $"{Percent(value)} of {Traffic(facts.Weights)}: {string.Join(", ", states)}", [.. raise]);
    }

    /// <summary>How much of the proof there is that both sides answer the same, weighted by traffic. Retired routes have nobody to be compared with.</summary>
    public static ScorePart Parity(ScoreFacts facts, IReadOnlyList<RouteScore> routes)
    {
        if (facts.Routes is not { Count: > 0 })
        {
            return NoRoutes("parity", ParityWeight);
        }

        var open = RouteScore.Of([.. routes.Where(route => !route.IsRetired).Select(route => route.Fact)]);
        var compared = open.Sum(route => route.Fact.Compared);
        if (open.Count == 0 || compared == 0)
        {
            return open.Count == 0
                ? new ScorePart("parity", ParityWeight, 1, "every route is retired: there is nobody to be compared with", [])
                : new ScorePart("parity", ParityWeight, null, "cannot be told: nothing was compared", ["Give reports of 'cairn parity run' with --report, or the running service with --live."]);
        }

        var overall = ParityInterval.Of(compared, open.Sum(route => route.Fact.Different));
        var proven = open.Count(route => route.Finding.Passes is true);
        var raise = open.Where(route => route.Proven < 1).OrderByDescending(route => route.Traffic * (1 - route.Proven)).Select(route => route.Finding.ToString());
        return new ScorePart(
            "parity", ParityWeight, Math.Min(1, open.Sum(route => route.Traffic * route.Proven)),
            string.Create(CultureInfo.InvariantCulture, $"{overall} of {compared:N0} compared answers are equal, at 95 %; {proven} of {open.Count} routes are proven"), [.. raise]);
    }

    /// <summary>The share of the routes that were looked at at all. Those that were recorded and never compared count half.</summary>
    public static ScorePart Coverage(ScoreFacts facts, IReadOnlyList<RouteScore> routes)
    {
        if (facts.Routes is not { Count: > 0 })
        {
            return NoRoutes("coverage", CoverageWeight);
        }

        var open = routes.Where(route => !route.IsRetired).ToList();
        if (open.Count > 0 && !facts.HasEvidence)
        {
            return new ScorePart("coverage", CoverageWeight, null, "cannot be told: neither reports, nor cassettes, nor a running service", ["Give them with --report, --cassettes or --live."]);
        }

        var (compared, recorded) = (open.Where(route => route.Fact.Compared > 0).ToList(), open.Where(route => route.Fact is { Compared: 0, Recorded: > 0 }).ToList());
        var raise = open.Except(compared).OrderByDescending(route => route.Traffic)
            .Select(route => route.Fact.Recorded > 0 ? $"{route.Fact.Match} was recorded and never compared: 'cairn parity run'." : $"{route.Fact.Match} was never recorded: 'cairn parity record'.");
        return new ScorePart(
            "coverage", CoverageWeight, open.Count == 0 ? 1 : (compared.Count + (RecordedOnly * recorded.Count)) / open.Count,
            $"{compared.Count} of {open.Count} routes that are not retired were compared, {recorded.Count} only recorded, {open.Count - compared.Count - recorded.Count} neither", [.. raise]);
    }

    /// <summary>What the weights are, for people.</summary>
    public static string Traffic(WeightSource weights) => weights switch
    {
        WeightSource.Live => "the requests of the running service",
        WeightSource.Cassettes => "the recorded exchanges",
        _ => "the routes, each of which counts the same",
    };

    private static ScorePart NoRoutes(string id, int weight) =>
        new(id, weight, null, "cannot be told: there is no routing table", ["Write one with 'cairn migrate inventory', or name it with --file."]);

    private static string NextStep(RouteScore route)
    {
        var next = route.Fact switch
        {
            { IsRolledBack: true } => "is rolled back: mend the candidate",
            { State: RouteState.Legacy } => $"'cairn migrate routes promote \"{route.Fact.Match}\" --to shadow'",
            { State: RouteState.Shadow } => $"'cairn migrate routes promote \"{route.Fact.Match}\" --to canary:10'",
            _ => $"'cairn migrate routes promote \"{route.Fact.Match}\" --to migrated'",
        };
        return $"{route.Fact.Match}, {Percent(route.Traffic)} of the traffic, {route.Fact.StateText}: {next}.";
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");
}
