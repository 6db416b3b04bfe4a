namespace Cairn.Caching.Redis.Connections;

/// <summary>What the keys begin with whose changes the server is to push. Neither may be the beginning of the other: the server refuses that.</summary>
internal sealed record TrackedPrefixes(string Values, string Tags);
