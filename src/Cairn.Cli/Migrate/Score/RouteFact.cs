using Cairn.Migration.Routing;

namespace Cairn.Cli.Migrate.Score;

/// <summary>What is known of a route.</summary>
/// <param name="Match">Its method and path.</param>
/// <param name="State">The state in the file.</param>
/// <param name="Percent">Of a canary, how many clients the candidate answers.</param>
internal sealed record RouteFact(string Match, RouteState State, double Percent = 0)
{
    /// <summary>The state for people.</summary>
    public string StateText { get; init; } = StateNames.Of(State);

    /// <summary>Whether the running service has rolled it back.</summary>
    public bool IsRolledBack { get; init; }

    /// <summary>Its traffic, in whatever <see cref="WeightSource"/> counts; 1 where nothing does.</summary>
    public long Traffic { get; init; } = 1;

    /// <summary>How many answers were compared.</summary>
    public int Compared { get; init; }

    /// <summary>How many of them differ.</summary>
    public int Different { get; init; }

    /// <summary>How many exchanges were recorded.</summary>
    public int Recorded { get; init; }
}
