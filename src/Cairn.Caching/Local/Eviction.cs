using System.Numerics;

namespace Cairn.Caching.Local;

/// <summary>S3-FIFO: new entries on probation in a small queue, used ones in the main one, and a memory of what was evicted too early.</summary>
internal sealed class Eviction(long capacity, Shard shard)
{
    private const int FewGhosts = 1 << 8;
    private const int MostGhosts = 1 << 20;

    private readonly EntryQueue _small = new(EntryQueueKind.Small);
    private readonly EntryQueue _main = new(EntryQueueKind.Main);
    private readonly long _smallCapacity = Math.Max(1, capacity / 10);
    private GhostSet _ghosts = new(FewGhosts);
    private int _ghostCapacity = FewGhosts;

    public long Weight => _small.Weight + _main.Weight;

    public void Add(Entry entry, bool wasInUse)
    {
        if (entry.Weight > capacity)
        {
            shard.DropTaken(entry, EvictionReason.Oversized);
            return;
        }

        (wasInUse || _ghosts.Contains(entry.Hash) ? _main : _small).Add(entry);
        Trim(capacity, EvictionReason.Capacity);
    }

    public void Release(Entry entry) => (entry.Queue == EntryQueueKind.Small ? _small : _main).Release(entry);

    /// <summary>Evicts until the weight is no more than the given one: what is on probation first.</summary>
    public void Trim(long weight, EvictionReason reason)
    {
        var keepSmall = reason == EvictionReason.Capacity ? _smallCapacity : 0;
        while (Weight > weight)
        {
            if (_small.Weight > keepSmall || _main.Weight == 0)
            {
                TakeFromSmall(reason);
            }
            else
            {
                TakeFromMain(reason);
            }
        }
    }

    private void TakeFromSmall(EvictionReason reason)
    {
        if (_small.Take() is not { } entry)
        {
            return;
        }

        if (entry.Frequency > 0)
        {
            entry.Frequency = 0;
            _main.Add(entry);
            return;
        }

        RememberGhost(entry.Hash);
        shard.DropTaken(entry, reason);
    }

    private void TakeFromMain(EvictionReason reason)
    {
        if (_main.Take() is not { } entry)
        {
            return;
        }

        if (entry.Frequency > 0)
        {
            entry.Frequency--;
            _main.Add(entry);
            return;
        }

        shard.DropTaken(entry, reason);
    }

    private void RememberGhost(ulong hash)
    {
        if (shard.ReadyCount > _ghostCapacity && _ghostCapacity < MostGhosts)
        {
            _ghostCapacity = (int)BitOperations.RoundUpToPowerOf2((uint)shard.ReadyCount);
            _ghosts = new GhostSet(_ghostCapacity);
        }

        _ghosts.Add(hash);
    }
}
