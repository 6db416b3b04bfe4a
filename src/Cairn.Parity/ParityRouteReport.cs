namespace Cairn.Parity;

/// <summary>How the answers of one route compare.</summary>
public sealed record ParityRouteReport
{
    /// <summary>The route, such as <c>GET /builds/{id}</c>.</summary>
    public required string Route { get; init; }

    /// <summary>The level in force.</summary>
    /// <value>The default is <see cref="ParityLevel.Strict"/>.</value>
    public ParityLevel Level { get; init; }

    /// <summary>Answers that are equal without any rule.</summary>
    /// <value>The default is 0.</value>
    public int Equal { get; init; }

    /// <summary>Answers that are equal under the rules.</summary>
    /// <value>The default is 0.</value>
    public int WithNoise { get; init; }

    /// <summary>Answers that differ.</summary>
    /// <value>The default is 0.</value>
    public int Different { get; init; }

    /// <summary>Answers that differ where the old service disagrees with itself.</summary>
    /// <value>The default is 0.</value>
    public int NotComparable { get; init; }

    /// <summary>The differences, the most frequent first.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<ParityDifferenceGroup> Differences { get; init; } = [];

    /// <summary>Rules that nothing needed, as a line each.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> UnusedRules { get; init; } = [];

    /// <summary>How many answers were compared: the equal ones and those that differ.</summary>
    public int Compared => Equal + WithNoise + Different;
}
