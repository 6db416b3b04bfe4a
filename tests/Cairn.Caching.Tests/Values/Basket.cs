namespace Cairn.Caching.Tests.Values;

/// <summary>A type that anybody may change.</summary>
public sealed class Basket
{
    public IList<string> Items { get; init; } = [];
}
