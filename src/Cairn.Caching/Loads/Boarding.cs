using Cairn.Caching.Local;

namespace Cairn.Caching.Loads;

/// <summary>What a caller has to do, and with which entry.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Entry">The entry to read, to wait for, or to load.</param>
/// <param name="Fallback">The entry to fall back on if the load fails.</param>
/// <param name="Flight">The flight to wait for; for a load, the one that exists already because its caller may leave.</param>
/// <param name="BegunAt">The count of tag changes before the load took the versions of its tags.</param>
internal readonly record struct Boarding(BoardingKind Kind, Entry Entry, Entry? Fallback = null, object? Flight = null, long BegunAt = 0);
