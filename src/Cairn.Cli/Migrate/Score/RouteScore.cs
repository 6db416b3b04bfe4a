using Cairn.Migration.Routing;
using Cairn.Parity;

namespace Cairn.Cli.Migrate.Score;

/// <summary>A route with what follows from its facts.</summary>
/// <param name="Fact">What is known of it.</param>
/// <param name="Traffic">Its share of the traffic.</param>
internal sealed record RouteScore(RouteFact Fact, double Traffic)
{
    private static readonly ParityGate Gate = new();

    /// <summary>The share of its traffic that the candidate answers.</summary>
    public double Migrated => Fact.IsRolledBack ? 0 : Fact.State switch
    {
        RouteState.Migrated or RouteState.Retired => 1,
        RouteState.Canary => Fact.Percent / 100,
        _ => 0,
    };

    public bool IsRetired => Fact.State is RouteState.Retired;

    public ParityInterval? Parity => ParityInterval.Of(Fact.Compared, Fact.Different);

    /// <summary>What the gate of parity says, with its own defaults.</summary>
    public GateFinding Finding => Gate.Judge([new ParityReport { Service = "", At = default, Routes = [new ParityRouteReport { Route = Fact.Match, Equal = Fact.Compared - Fact.Different, Different = Fact.Different }] }]).Single();

    /// <summary>How much of the proof there is: all of it, none where too many differ, else the share of the answers that the gate asks for.</summary>
    public double Proven => Finding switch
    {
        { Passes: true } => 1,
        { Passes: false } => 0,
        var finding => (double)finding.Compared / (finding.Compared + finding.Missing),
    };

    /// <summary>The routes with their shares of the traffic; where there is none, all have the same.</summary>
    public static IReadOnlyList<RouteScore> Of(IReadOnlyList<RouteFact> routes)
    {
        var all = (double)routes.Sum(route => route.Traffic);
        return [.. routes.Select(route => new RouteScore(route, all > 0 ? route.Traffic / all : 1.0 / routes.Count))];
    }
}
