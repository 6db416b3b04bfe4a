namespace Cairn.Cli.Migrate.Score;

/// <summary>What the folder of a service holds.</summary>
internal sealed record ServiceFacts
{
    /// <summary>Whether its code calls <c>AddCairn</c>.</summary>
    public bool AddsCairn { get; init; }

    /// <summary>Whether its code calls <c>MapCairn</c>.</summary>
    public bool MapsCairn { get; init; }

    /// <summary>Whether its code calls <c>AddCairnAlerting</c>.</summary>
    public bool DeclaresObjectives { get; init; }

    /// <summary>Whether its code calls <c>AddPythonCompat</c>.</summary>
    public bool KeepsPythonForms { get; init; }

    /// <summary>The alerts in <c>deploy/alerts/*.rules.yaml</c>.</summary>
    public IReadOnlyList<string> Alerts { get; init; } = [];

    /// <summary>The pages in <c>docs/runbooks</c>, without their ending.</summary>
    public IReadOnlyList<string> Runbooks { get; init; } = [];

    /// <summary>Whether there is a <c>README.md</c> with something in it.</summary>
    public bool HasReadme { get; init; }

    /// <summary>The pages in <c>docs</c> itself that have something in them.</summary>
    public IReadOnlyList<string> Docs { get; init; } = [];

    /// <summary>How many test methods there are in <c>tests</c>.</summary>
    public int Tests { get; init; }
}
