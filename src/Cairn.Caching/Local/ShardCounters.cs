using System.Runtime.CompilerServices;

namespace Cairn.Caching.Local;

/// <summary>What happened in one shard. Hits are counted without a lock: under contention a few go missing, which a rate does not notice.</summary>
internal sealed class ShardCounters
{
    private readonly long[] _evictions = new long[Enum.GetValues<EvictionReason>().Length];
    private long _hits;

    public long Hits => Volatile.Read(ref _hits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CountHit() => _hits++;

    public void CountEviction(EvictionReason reason) => _evictions[(int)reason]++;

    public long Evictions(EvictionReason reason) => Volatile.Read(ref _evictions[(int)reason]);
}
