namespace Cairn.Migration.Shadow;

/// <summary>Where two answers differ, without values; nowhere means that they are equal, <see cref="HasNoise"/> that they are but for what is known to vary.</summary>
internal sealed record Comparison(IReadOnlyList<string> Places, bool HasNoise = false)
{
    public bool IsEqual => Places.Count == 0;
}
