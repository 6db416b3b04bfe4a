namespace Cairn.Caching.Distributed;

/// <summary>The right to write what a load brings.</summary>
/// <param name="Mark">What the ledger knew of the key before the load.</param>
/// <param name="Lease">The lease of the store, or zero.</param>
internal readonly record struct StoreTicket(long Mark, ulong Lease);
