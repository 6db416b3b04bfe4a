namespace Cairn.Cli.Demo;

/// <summary>What the generated service showed as it stood before a Flask service.</summary>
internal sealed record MovedRoutes
{
    /// <summary>A request to a route of each state, in the order of <see cref="Table"/>.</summary>
    public required IReadOnlyList<Exchange> Asked { get; init; }

    /// <summary>The report of the strangler on the management port, once every copy was judged.</summary>
    public required Exchange Report { get; init; }

    /// <summary>The service's standard output.</summary>
    public required IReadOnlyList<string> Output { get; init; }

    /// <summary>The routes, their states, and what is asked of them.</summary>
    public static IReadOnlyList<(string Match, string State, string Path)> Table { get; } =
    [
        ("GET /builds/{id}", "legacy", "/builds/7"),
        ("GET /branches/{**name}", "shadow", "/branches/main/health"),
        ("GET /builds/{id}/duration", "migrated", "/builds/7/duration"),
    ];
}
