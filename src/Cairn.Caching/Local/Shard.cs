using System.Runtime.CompilerServices;

namespace Cairn.Caching.Local;

/// <summary>A chained hash table whose readers take no lock. Everything but <see cref="Find"/> is called under <see cref="Gate"/>.</summary>
internal sealed class Shard
{
    private const int FewBuckets = 16;
    private const int MostBuckets = 1 << 28;

    private readonly Eviction _eviction;
    private Entry?[] _buckets = new Entry?[FewBuckets];
    private int _linked;
    private int _sweepAt;

    public Shard(long capacity) => _eviction = new Eviction(capacity, this);

    public Lock Gate { get; } = new();

    public ShardCounters Counters { get; } = new();

    /// <summary>Entries that hold a value.</summary>
    public int ReadyCount { get; private set; }

    public long Weight => _eviction.Weight;

    /// <summary>Finds a key. Without the lock it may miss one while the table grows; it never finds a wrong one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Entry? Find(ReadOnlySpan<char> key, ulong hash)
    {
        var buckets = Volatile.Read(ref _buckets);
        for (var entry = Volatile.Read(ref buckets[(int)hash & (buckets.Length - 1)]); entry is not null; entry = entry.Next)
        {
            if (entry.Hash == hash && key.SequenceEqual(entry.Key))
            {
                return entry;
            }
        }

        return null;
    }

    public void Link(Entry entry)
    {
        if (_linked++ >= _buckets.Length && _buckets.Length < MostBuckets)
        {
            Grow();
        }

        ref var bucket = ref _buckets[(int)entry.Hash & (_buckets.Length - 1)];
        entry.Next = bucket;
        Volatile.Write(ref bucket, entry);
    }

    /// <summary>Takes an entry out of its chain, and what it stands in front of out of the count. Whoever loads it will find it unlinked.</summary>
    public void Unlink(Entry entry)
    {
        TakeOut(entry);
        Discount(entry);
        entry.State = EntryState.Unlinked;
        if (entry.Previous is { } previous)
        {
            entry.Previous = null;
            Discount(previous);
            previous.State = EntryState.Unlinked;
        }
    }

    /// <summary>Puts a loading entry in front of one that is ready, which stays counted.</summary>
    public void Cover(Entry covered, Entry loading)
    {
        TakeOut(covered);
        loading.Previous = covered;
        Link(loading);
    }

    /// <summary>Takes a loading entry away and puts back what it stood in front of.</summary>
    public void Uncover(Entry loading)
    {
        TakeOut(loading);
        loading.State = EntryState.Unlinked;
        if (loading.Previous is { } previous)
        {
            loading.Previous = null;
            if (previous.Queue != EntryQueueKind.None)
            {
                Link(previous);
            }
        }
    }

    /// <summary>Counts a linked entry that has its value now, in place of what it stood in front of, and evicts what has no room any more.</summary>
    public void Admit(Entry entry)
    {
        var wasInUse = false;
        if (entry.Previous is { } previous)
        {
            wasInUse = previous.Queue == EntryQueueKind.Main;
            entry.Frequency = previous.Frequency;
            entry.Previous = null;
            Discount(previous);
            previous.State = EntryState.Unlinked;
        }

        ReadyCount++;
        _eviction.Add(entry, wasInUse);
    }

    /// <summary>Drops an entry that the queues have let go of. If a loading one stands in front of it, there is nothing to take out.</summary>
    public void DropTaken(Entry entry, EvictionReason reason)
    {
        Counters.CountEviction(reason);
        ReadyCount--;
        TakeOut(entry);
        entry.State = EntryState.Unlinked;
    }

    /// <summary>Drops expired entries of the next buckets.</summary>
    /// <returns>Whether the end of the table was reached.</returns>
    public bool Sweep(int buckets, long now)
    {
        for (var index = 0; index < buckets; index++)
        {
            _sweepAt = (_sweepAt + 1) & (_buckets.Length - 1);
            for (var entry = _buckets[_sweepAt]; entry is not null; entry = entry.Next)
            {
                if (entry.State == EntryState.Ready && now >= entry.ExpiresAt && now >= entry.StaleUntil)
                {
                    Counters.CountEviction(EvictionReason.Expired);
                    Unlink(entry);
                }
            }

            if (_sweepAt == 0)
            {
                return true;
            }
        }

        return false;
    }

    public void Trim(long weight) => _eviction.Trim(weight, EvictionReason.MemoryPressure);

    public void Clear()
    {
        foreach (var bucket in _buckets)
        {
            for (var entry = bucket; entry is not null; entry = entry.Next)
            {
                Unlink(entry);
            }
        }
    }

    /// <summary>Fences every load; what the loads stand in front of goes with them.</summary>
    public void UnlinkLoads()
    {
        foreach (var bucket in _buckets)
        {
            for (var entry = bucket; entry is not null; entry = entry.Next)
            {
                if (entry.State == EntryState.Loading)
                {
                    Unlink(entry);
                }
            }
        }
    }

    private void Discount(Entry entry)
    {
        if (entry.Queue != EntryQueueKind.None)
        {
            ReadyCount--;
            _eviction.Release(entry);
        }
    }

    private void TakeOut(Entry entry)
    {
        ref var bucket = ref _buckets[(int)entry.Hash & (_buckets.Length - 1)];
        if (bucket == entry)
        {
            Volatile.Write(ref bucket, entry.Next);
            _linked--;
            return;
        }

        for (var before = bucket; before is not null; before = before.Next)
        {
            if (before.Next == entry)
            {
                before.Next = entry.Next;
                _linked--;
                return;
            }
        }
    }

    private void Grow()
    {
        var old = _buckets;
        var buckets = new Entry?[2 * old.Length];
        foreach (var bucket in old)
        {
            for (var entry = bucket; entry is not null;)
            {
                var next = entry.Next;
                ref var target = ref buckets[(int)entry.Hash & (buckets.Length - 1)];
                entry.Next = target;
                target = entry;
                entry = next;
            }
        }

        _sweepAt = 0;
        Volatile.Write(ref _buckets, buckets);
    }
}
