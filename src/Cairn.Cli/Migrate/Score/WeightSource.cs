namespace Cairn.Cli.Migrate.Score;

/// <summary>What the traffic of a route is told by.</summary>
internal enum WeightSource
{
    /// <summary>Nothing: every route counts the same.</summary>
    Equal,

    /// <summary>Recorded exchanges.</summary>
    Cassettes,

    /// <summary>Requests of the running service.</summary>
    Live,
}
