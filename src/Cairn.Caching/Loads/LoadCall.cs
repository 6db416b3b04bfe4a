using Cairn.Caching.Policies;
using Microsoft.Extensions.Caching.Hybrid;

namespace Cairn.Caching.Loads;

/// <summary>One call of the cache.</summary>
internal readonly record struct LoadCall<TSource, T>(
    string Key,
    ulong Hash,
    TSource Source,
    HybridCacheEntryOptions? Options,
    IEnumerable<string>? Tags,
    EntryPolicy Policy,
    CancellationToken CancellationToken)
    where TSource : struct, ISource<T>
{
    public HybridCacheEntryFlags Flags => Options?.Flags ?? HybridCacheEntryFlags.None;
}
