using Cairn.Caching.Local;
using Cairn.Caching.Serialization;
using Microsoft.Extensions.Caching.Hybrid;

namespace Cairn.Caching.Loads;

/// <summary>Decides under the lock of a shard what a caller has to do, so that no two do the same.</summary>
internal sealed class BoardingGate(LocalCache local, LoadFlow flow, Observations seen)
{
    public LoadFlow Flow => flow;

    /// <exception cref="CacheReentrancyException">The caller would wait for itself.</exception>
    public Boarding Board<TSource, T>(in LoadCall<TSource, T> call)
        where TSource : struct, ISource<T>
    {
        local.Clock.Refresh();
        var begunAt = local.Tags.Changes;
        var tags = local.Tags.Stamp(call.Tags);
        var shard = local.Table.ShardOf(call.Hash);
        var wasWrongType = false;
        Boarding boarding;
        lock (shard.Gate)
        {
            boarding = shard.Find(call.Key, call.Hash) switch
            {
                null => Take(shard, covered: null, tags, call),
                { State: EntryState.Loading } loading => Meet(shard, loading, tags, call),
                var ready => Consider(shard, ready, tags, call, ref wasWrongType),
            };
        }

        if (wasWrongType || boarding.Kind == BoardingKind.LoadAlone)
        {
            seen.WrongType(call.Key, typeof(T));
        }

        return boarding with { BegunAt = begunAt };
    }

    /// <summary>One waiter less. The last one takes the flight with it.</summary>
    public void Leave<T>(Entry loading, Flight<T> flight)
    {
        var shard = local.Table.ShardOf(loading.Hash);
        lock (shard.Gate)
        {
            if (flight.Cancellation is null || --flight.Waiters > 0)
            {
                return;
            }

            if (loading.State == EntryState.Loading)
            {
                shard.Uncover(loading);
            }
        }

        flight.Cancellation.Cancel();
    }

    private Boarding Meet<TSource, T>(Shard shard, Entry loading, TagStamp[]? tags, in LoadCall<TSource, T> call)
        where TSource : struct, ISource<T>
    {
        if (!TagStamp.Agree(loading.Tags))
        {
            shard.Unlink(loading);
            return Take(shard, covered: null, tags, call);
        }

        if (loading.Previous is { } previous && Readable(previous, call) is { } kind)
        {
            return new Boarding(kind, previous);
        }

        flow.ThrowIfInside(loading);
        loading.Flight ??= new Flight<T>(cancellation: null);
        if (loading.Flight is not Flight<T> flight)
        {
            return new Boarding(BoardingKind.LoadAlone, loading);
        }

        flight.Disabled &= call.Flags;
        flight.Waiters++;
        return new Boarding(BoardingKind.Wait, loading, Flight: flight);
    }

    private Boarding Consider<TSource, T>(Shard shard, Entry ready, TagStamp[]? tags, in LoadCall<TSource, T> call, ref bool wasWrongType)
        where TSource : struct, ISource<T>
    {
        var now = local.Clock.Now;
        if (ready.Form == EntryForm.Failure)
        {
            if (now < ready.ExpiresAt && ReadsLocally(call.Flags))
            {
                return new Boarding(BoardingKind.Failure, ready);
            }

            shard.Unlink(ready);
            return Take(shard, covered: null, tags, call);
        }

        wasWrongType = !ValueForms.Fits<T>(ready.Stored);
        if (wasWrongType || now >= ready.StaleUntil || !TagStamp.Agree(ready.Tags))
        {
            shard.Unlink(ready);
            return Take(shard, covered: null, tags, call);
        }

        if (!ReadsLocally(call.Flags) || !local.IsCurrent(ready, now) || now >= ready.ExpiresAt)
        {
            return Take(shard, ready, tags, call);
        }

        if (now < ready.FreshUntil || ready.IsOverdue)
        {
            return new Boarding(ready.IsOverdue ? BoardingKind.Stale : BoardingKind.Hit, ready);
        }

        return Take(shard, ready, tags, call) with { Kind = BoardingKind.LoadBehind, Fallback = ready };
    }

    private Boarding Take<TSource, T>(Shard shard, Entry? covered, TagStamp[]? tags, in LoadCall<TSource, T> call)
        where TSource : struct, ISource<T>
    {
        var fallback = covered is not null && LocalCache.IsServableStale(covered, call.Policy, local.Clock.Now) ? covered : null;
        var canBeLeft = call.CancellationToken.CanBeCanceled || call.Policy.HardTimeout is not null || (fallback is not null && call.Policy.SoftTimeout is not null);
        var flight = canBeLeft ? new Flight<T>(new CancellationTokenSource()) { Disabled = call.Flags } : null;
        var loading = new Entry(covered?.Key ?? call.Key, call.Hash) { Tags = tags, Generation = local.Generation, Outer = flow.Current, Flight = flight };
        if (covered is null)
        {
            shard.Link(loading);
        }
        else
        {
            shard.Cover(covered, loading);
        }

        return new Boarding(BoardingKind.Load, loading, fallback, flight);
    }

    /// <summary>Whether and as what the entry that a load stands in front of can be served while the load is under way.</summary>
    private BoardingKind? Readable<TSource, T>(Entry previous, in LoadCall<TSource, T> call)
        where TSource : struct, ISource<T>
    {
        var now = local.Clock.Now;
        if (!ReadsLocally(call.Flags) || !ValueForms.Fits<T>(previous.Stored))
        {
            return null;
        }

        if (now < previous.ExpiresAt && !previous.IsOverdue && local.IsCurrent(previous, now))
        {
            return BoardingKind.Hit;
        }

        return LocalCache.IsServableStale(previous, call.Policy, now) ? BoardingKind.Stale : null;
    }

    private static bool ReadsLocally(HybridCacheEntryFlags flags) => (flags & HybridCacheEntryFlags.DisableLocalCacheRead) == 0;
}
