namespace Cairn.Benchmarks;

/// <summary>An immutable value, without an attribute that says so.</summary>
internal sealed record CachedBuild(string Id, string Status);
