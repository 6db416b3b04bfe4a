namespace Cairn.Cli.Migrate.Score;

/// <summary>All that a score is made of. What is null could not be told.</summary>
/// <param name="Service">The name of the service.</param>
/// <param name="Today">The day, in UTC.</param>
internal sealed record ScoreFacts(string Service, DateOnly Today)
{
    /// <summary>What was read.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The routes, in the order of the file.</summary>
    public IReadOnlyList<RouteFact>? Routes { get; init; }

    public WeightSource Weights { get; init; }

    /// <summary>Whether anything was read that compares or records.</summary>
    public bool HasEvidence { get; init; }

    /// <summary>The counts of the baseline, by rule.</summary>
    public IReadOnlyDictionary<string, int>? Findings { get; init; }

    public IReadOnlyList<BridgeFact>? Bridges { get; init; }

    public ServiceFacts? Folder { get; init; }
}
