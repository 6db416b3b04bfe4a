namespace Cairn.Parity;

/// <summary>How the answers of a route are compared.</summary>
public sealed record ParityRoute
{
    /// <summary>The route, such as <c>GET /builds/{id}</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The level of this route.</summary>
    /// <value>The default is <see langword="null"/>: that of the comparison.</value>
    public ParityLevel? Level { get; init; }

    /// <summary>Headers that are compared on top of those of the level, in lower case.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>How many requests the rules were learned from.</summary>
    /// <value>The default is 0.</value>
    public int Requests { get; init; }

    /// <summary>The rules.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<ParityRule> Rules { get; init; } = [];
}
