using System.Runtime.CompilerServices;
using Cairn.Caching.Policies;
using Cairn.Caching.Serialization;

namespace Cairn.Caching.Local;

/// <summary>The first level: entries, tags, and what makes an entry fresh.</summary>
internal sealed class LocalCache(LocalTable table, TagTable tags, CacheClock clock)
{
    private volatile int _generation;
    private long _liveNoLongerThan = long.MaxValue;

    public LocalTable Table => table;

    public TagTable Tags => tags;

    public CacheClock Clock => clock;

    public int Generation => _generation;

    /// <summary>How many milliseconds an entry may live at most, from now on: less than for ever while a coherent store is out of reach.</summary>
    public long LongestLife
    {
        get => Volatile.Read(ref _liveNoLongerThan);
        set => Volatile.Write(ref _liveNoLongerThan, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsFresh(Entry entry, long now) =>
        now < entry.FreshUntil && entry.Generation == _generation && TagStamp.Hold(entry.Tags, now);

    /// <summary>Whether nothing has happened since the load of an entry that makes its time meaningless.</summary>
    public bool IsCurrent(Entry entry, long now) => entry.Generation == _generation && TagStamp.Hold(entry.Tags, now);

    public static bool IsServableStale(Entry entry, EntryPolicy policy, long now) =>
        policy.StaleFor > TimeSpan.Zero && now < entry.StaleUntil && TagStamp.Hold(entry.Tags, now);

    /// <summary>Makes every entry at most stale.</summary>
    public void Distrust() => Interlocked.Increment(ref _generation);

    /// <summary>What a key holds that is fresh and of the type asked for, be it in front or behind a load.</summary>
    public StoredForm? Look(string key, ulong hash, Func<StoredForm, bool> fits)
    {
        var shard = table.ShardOf(hash);
        lock (shard.Gate)
        {
            var now = clock.Now;
            var found = shard.Find(key, hash);
            var entry = found is { State: EntryState.Loading } ? found.Previous : found;
            if (entry is not { IsOverdue: false, Form: not EntryForm.Failure } || now >= entry.ExpiresAt || !IsCurrent(entry, now) || !fits(entry.Stored))
            {
                return null;
            }

            entry.Touch();
            return entry.Stored;
        }
    }

    /// <summary>Removes a key. A load of it goes on and is not kept.</summary>
    public void Remove(ReadOnlySpan<char> key)
    {
        var hash = table.Hash.Of(key);
        var shard = table.ShardOf(hash);
        lock (shard.Gate)
        {
            if (shard.Find(key, hash) is { } entry)
            {
                shard.Unlink(entry);
            }
        }
    }

    /// <summary>Puts a filled entry in the place of whatever stands under its key.</summary>
    public void Put(Entry entry, long freshUntil)
    {
        var shard = table.ShardOf(entry.Hash);
        lock (shard.Gate)
        {
            if (shard.Find(entry.Key, entry.Hash) is { } before)
            {
                shard.Unlink(before);
            }

            shard.Link(entry);
            LocalTable.Admit(shard, entry, freshUntil, clock.Now);
        }
    }
}
