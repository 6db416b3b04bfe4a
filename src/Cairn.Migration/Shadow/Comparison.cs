using Cairn.Parity;

namespace Cairn.Migration.Shadow;

/// <summary>How two answers compare, and in what they differ, without values.</summary>
internal sealed record Comparison(ParityVerdict Verdict, IReadOnlyList<Difference> Differences)
{
    public bool IsEqual => Verdict is ParityVerdict.Equal or ParityVerdict.EqualWithNoise;
}
