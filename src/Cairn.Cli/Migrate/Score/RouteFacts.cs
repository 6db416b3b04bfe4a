using Cairn.Cli.Migrate.Routes;
using Cairn.Migration.Routing;
using Cairn.Parity;

namespace Cairn.Cli.Migrate.Score;

/// <summary>Puts together what the table, the running service and files of parity say of each route.</summary>
internal static class RouteFacts
{
    public static (IReadOnlyList<RouteFact>? Routes, WeightSource Weights) Of(RoutingFile table, LiveReport? live, RecordedTraffic recorded)
    {
        var exchanges = recorded.ExchangesOf(table.Routes);
        var routes = table.Lines.Select(line =>
        {
            var there = live?.Find(line.Route.Match);
            var finding = Evidence.Of(table, line.Route.Match, recorded.Reports ?? [], live).Judge(new ParityGate());
            return InForce(line.Route, live is not null, there) with
            {
                Recorded = exchanges.GetValueOrDefault(line.Route.Match),
                Compared = finding.Compared,
                Different = finding.Different,
                Traffic = there?.Requests ?? 0,
            };
        }).ToList();
        return Weighted(routes);
    }

    private static (IReadOnlyList<RouteFact>? Routes, WeightSource Weights) Weighted(List<RouteFact> routes) =>
        routes.Any(route => route.Traffic > 0) ? (routes, WeightSource.Live)
        : routes.Any(route => route.Recorded > 0) ? ([.. routes.Select(route => route with { Traffic = route.Recorded })], WeightSource.Cassettes)
        : ([.. routes.Select(route => route with { Traffic = 1 })], WeightSource.Equal);

    /// <summary>What the running service does counts, not what the file says; what it does not know it sends to legacy.</summary>
    private static RouteFact InForce(StranglerRoute route, bool isRunning, LiveState? there)
    {
        var configured = StateText.Of(route);
        if (!isRunning)
        {
            return new RouteFact(route.Match, route.State, route.Percent) { StateText = configured };
        }

        var state = Enum.GetValues<RouteState>().FirstOrDefault(state => StateNames.Of(state) == there?.Effective);
        var inForce = there?.Rollback is not null ? "rolled back to legacy" : there is null ? "not there" : StateText.Of(there.Effective, there.Percent, there.Shadow);
        return new RouteFact(route.Match, state, there?.Percent ?? 0)
        {
            StateText = inForce == configured ? configured : $"{configured}, in force: {inForce}",
            IsRolledBack = there?.Rollback is not null,
        };
    }
}
