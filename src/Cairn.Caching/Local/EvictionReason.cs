namespace Cairn.Caching.Local;

/// <summary>Why an entry left that nobody removed.</summary>
internal enum EvictionReason
{
    Expired,
    Capacity,
    MemoryPressure,
    Oversized,
}
