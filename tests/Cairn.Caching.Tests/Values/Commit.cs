namespace Cairn.Caching.Tests.Values;

/// <summary>As immutable as a type can be.</summary>
public sealed record Commit(string Branch, int Number, Commit? Parent);
