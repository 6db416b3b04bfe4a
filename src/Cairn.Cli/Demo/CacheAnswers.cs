namespace Cairn.Cli.Demo;

/// <summary>What the service answered about one build while many asked at once, after a report, and while its store was down.</summary>
internal sealed record CacheAnswers
{
    public const string BuildPath = "/builds/44";

    /// <summary>The build reported for the first time.</summary>
    public required Exchange Reported { get; init; }

    /// <summary>Many who asked for it at the same time.</summary>
    public required IReadOnlyList<Exchange> Crowd { get; init; }

    /// <summary>One more after them.</summary>
    public required Exchange Again { get; init; }

    /// <summary>Another status reported.</summary>
    public required Exchange Changed { get; init; }

    /// <summary>The read right after that.</summary>
    public required Exchange AfterChange { get; init; }

    /// <summary>The planted store taken down.</summary>
    public required Exchange Outage { get; init; }

    /// <summary>A build that nobody had asked for before, while the store was down.</summary>
    public required Exchange Unknown { get; init; }

    /// <summary>The same build once more, expired, while the store was down.</summary>
    public required Exchange Stale { get; init; }

    /// <summary>The planted store up again.</summary>
    public required Exchange Recovery { get; init; }

    public IReadOnlyList<Exchange> All => [Reported, .. Crowd, Again, Changed, AfterChange, Outage, Unknown, Stale, Recovery];
}
