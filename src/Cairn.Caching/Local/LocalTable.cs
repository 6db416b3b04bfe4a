using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cairn.Caching.Local;

/// <summary>The entries of the process, spread over shards that are locked one by one.</summary>
internal sealed class LocalTable
{
    private const int EntriesPerShard = 1024;
    private const int BytesPerShard = 1 << 20;
    private const int BucketsPerTurn = 1024;
    private const int BucketsPerInsert = 2;

    private readonly Shard[] _shards;
    private readonly int _shift;

    /// <param name="capacity">The weight that all entries together may have.</param>
    /// <param name="isInBytes">Whether weights are bytes, else entries.</param>
    /// <param name="seed">The secret of the hash.</param>
    public LocalTable(long capacity, bool isInBytes, ulong seed)
    {
        Hash = new KeyHash(seed);
        var most = (uint)Math.Clamp(capacity / (isInBytes ? BytesPerShard : EntriesPerShard), 1, 4 * Environment.ProcessorCount);
        var count = BitOperations.IsPow2(most) ? most : BitOperations.RoundUpToPowerOf2(most) / 2;
        _shards = [.. Enumerable.Range(0, (int)count).Select(_ => new Shard(capacity / count))];
        _shift = 64 - BitOperations.Log2(count);
    }

    public KeyHash Hash { get; }

    public IReadOnlyList<Shard> Shards => _shards;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Shard ShardOf(ulong hash) => _shards[_shards.Length == 1 ? 0 : (int)(hash >> _shift)];

    /// <summary>Makes an entry readable that was filled just now, and drops a little of what has expired.</summary>
    public static void Admit(Shard shard, Entry entry, long freshUntil, long now)
    {
        entry.State = EntryState.Ready;
        shard.Admit(entry);
        entry.FreshUntil = freshUntil;
        shard.Sweep(BucketsPerInsert, now);
    }

    /// <summary>Drops everything that has expired, a part of a shard at a time so that nobody waits for long.</summary>
    public void Sweep(long now)
    {
        foreach (var shard in _shards)
        {
            for (var isDone = false; !isDone;)
            {
                lock (shard.Gate)
                {
                    isDone = shard.Sweep(BucketsPerTurn, now);
                }
            }
        }
    }

    /// <summary>Keeps a share of the weight, and lets go first of what has not been used again.</summary>
    public void Trim(double share)
    {
        foreach (var shard in _shards)
        {
            lock (shard.Gate)
            {
                shard.Trim((long)(shard.Weight * share));
            }
        }
    }

    public void Clear()
    {
        foreach (var shard in _shards)
        {
            lock (shard.Gate)
            {
                shard.Clear();
            }
        }
    }

    public void UnlinkLoads()
    {
        foreach (var shard in _shards)
        {
            lock (shard.Gate)
            {
                shard.UnlinkLoads();
            }
        }
    }
}
