namespace Cairn.Caching.Distributed;

/// <summary>The answer to a read of the second level.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="Lease">The token of the lease with <see cref="StoreReadKind.Leased"/>, else zero.</param>
internal readonly record struct StoreRead(StoreReadKind Kind, ulong Lease = 0);
