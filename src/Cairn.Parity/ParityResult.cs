using Cairn.Cassettes;

namespace Cairn.Parity;

/// <summary>What became of one recorded exchange.</summary>
/// <param name="Exchange">The exchange, masked.</param>
/// <param name="Route">Its route.</param>
/// <param name="Verdict">How the answers compare.</param>
/// <param name="Differences">In what they differ.</param>
public sealed record ParityResult(CassetteExchange Exchange, string Route, ParityVerdict Verdict, IReadOnlyList<ParityDifference> Differences)
{
    /// <summary>How long the new service took.</summary>
    /// <value>The default is <see cref="TimeSpan.Zero"/>.</value>
    public TimeSpan Duration { get; init; }
}
