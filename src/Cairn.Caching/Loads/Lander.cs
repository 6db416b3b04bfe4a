using System.Runtime.ExceptionServices;
using Cairn.Caching.Distributed;
using Cairn.Caching.Local;
using Cairn.Caching.Policies;
using Cairn.Caching.Serialization;
using Microsoft.Extensions.Caching.Hybrid;

namespace Cairn.Caching.Loads;

/// <summary>Ends loads: publishes the value unless something has fenced it, or falls back.</summary>
internal sealed class Lander(LocalCache local, EntryWriter writer, ValueForms forms, Observations seen)
{
    public ValueForms Forms => forms;

    public Observations Seen => seen;

    /// <summary>Publishes a value that a factory has loaded, and gives it to all who wait.</summary>
    public Landing Land<TSource, T>(in LoadCall<TSource, T> call, Entry loading, CacheLoadContext? context, long begunAt, T value)
        where TSource : struct, ISource<T>
    {
        var (total, life) = call.Policy.Lives(value is null, context?.Expiration, call.Options);
        var form = Form(value, call.Policy.ShareMutable);
        var tags = Merged(loading.Tags, local.Tags.Stamp(context?.Tags), begunAt, out var areOutdated);
        var keeps = form is not null && context?.KeepsNothing != true && total > TimeSpan.Zero;
        bool isOutdated;
        var isFenced = false;
        Flight<T>? flight;

        var shard = local.Table.ShardOf(call.Hash);
        lock (shard.Gate)
        {
            flight = loading.Flight as Flight<T>;
            isOutdated = areOutdated || !TagStamp.Agree(tags);
            if (loading.State != EntryState.Loading || isOutdated)
            {
                isFenced = true;
                UnlinkIfLinked(shard, loading);
            }
            else if (keeps && life > TimeSpan.Zero && (call.Flags & (flight?.Disabled ?? call.Flags) & HybridCacheEntryFlags.DisableLocalCacheWrite) == 0)
            {
                var freshUntil = writer.Fill(loading, form!.Value, tags, call.Policy, life);
                loading.Flight = null;
                LocalTable.Admit(shard, loading, freshUntil, local.Clock.Now);
            }
            else
            {
                shard.Unlink(loading);
            }
        }

        if (isFenced)
        {
            seen.Fence();
        }

        flight?.Land(value, form);
        return new Landing(keeps && !isOutdated, isFenced, total, tags, form ?? default, call.Flags & (flight?.Disabled ?? call.Flags));
    }

    /// <summary>Puts a value that was set in the place of whatever stands under its key.</summary>
    public void Put(string key, in StoredForm form, TagStamp[]? tags, EntryPolicy policy, TimeSpan life)
    {
        var entry = new Entry(key, local.Table.Hash.Of(key)) { Generation = local.Generation };
        local.Put(entry, writer.Fill(entry, form, tags, policy, life));
    }

    /// <summary>Publishes a value that the store had.</summary>
    public void LandFound<TSource, T>(in LoadCall<TSource, T> call, Entry loading, in StoreFind<T> found)
        where TSource : struct, ISource<T>
    {
        var (_, life) = call.Policy.Lives(isNull: false, found.Life, call.Options);
        Flight<T>? flight;
        var shard = local.Table.ShardOf(call.Hash);
        lock (shard.Gate)
        {
            flight = loading.Flight as Flight<T>;
            if (loading.State == EntryState.Loading && TagStamp.Agree(found.Tags) && (call.Flags & (flight?.Disabled ?? call.Flags) & HybridCacheEntryFlags.DisableLocalCacheWrite) == 0)
            {
                var freshUntil = writer.Fill(loading, found.Form, found.Tags, call.Policy, life);
                loading.Flight = null;
                LocalTable.Admit(shard, loading, freshUntil, local.Clock.Now);
            }
            else
            {
                UnlinkIfLinked(shard, loading);
            }
        }

        seen.StoreHit();
        flight?.Land(found.Value!, found.Form);
    }

    /// <summary>Puts the entry back that the load stands in front of, if what was unknown of it turned out well.</summary>
    public StoredForm? Revive<TSource, T>(in LoadCall<TSource, T> call, Entry loading)
        where TSource : struct, ISource<T>
    {
        Flight<T>? flight;
        Entry previous;
        var shard = local.Table.ShardOf(call.Hash);
        lock (shard.Gate)
        {
            var now = local.Clock.Now;
            if (loading is not { State: EntryState.Loading, Previous: { IsOverdue: false } covered } || now >= covered.FreshUntil || !local.IsCurrent(covered, now))
            {
                return null;
            }

            previous = covered;
            flight = loading.Flight as Flight<T>;
            shard.Uncover(loading);
        }

        flight?.Land(forms.Give<T>(previous.Stored), previous.Stored);
        return previous.Stored;
    }

    /// <summary>Ends a load that has failed: with the value that has expired, if there is one that may be served.</summary>
    /// <returns>The form of the fallback; <see langword="null"/> if the failure has to be thrown.</returns>
    public StoredForm? Fail<TSource, T>(in LoadCall<TSource, T> call, Entry loading, Entry? fallback, Exception exception)
        where TSource : struct, ISource<T>
    {
        Flight<T>? flight;
        StoredForm? instead = null;
        var shard = local.Table.ShardOf(call.Hash);
        lock (shard.Gate)
        {
            flight = loading.Flight as Flight<T>;
            if (loading.State == EntryState.Loading)
            {
                instead = Abandon(shard, call, loading, fallback, exception);
            }
        }

        seen.LoadFailed();
        if (instead is { } stored)
        {
            seen.ServedStale();
            seen.FellBack(call.Key, exception);
            flight?.Land(forms.Give<T>(stored), stored);
        }
        else
        {
            flight?.Fail(exception);
        }

        return instead;
    }

    private StoredForm? Abandon<TSource, T>(Shard shard, in LoadCall<TSource, T> call, Entry loading, Entry? fallback, Exception exception)
        where TSource : struct, ISource<T>
    {
        var now = local.Clock.Now;
        var previous = loading.Previous;
        var policy = call.Policy;
        shard.Uncover(loading);
        if (previous is not null && fallback == previous && LocalCache.IsServableStale(previous, policy, now))
        {
            previous.IsOverdue = true;
            previous.Generation = local.Generation;
            previous.ExpiresAt = Math.Min(CacheClock.After(now, policy.RetryAfter), previous.StaleUntil);
            return previous.Stored;
        }

        if (previous is { State: EntryState.Ready } && now < previous.ExpiresAt && local.IsCurrent(previous, now))
        {
            previous.FreshUntil = Math.Min(CacheClock.After(now, policy.RetryAfter), previous.ExpiresAt);
        }
        else if (policy.FailureCoolDown is { } coolDown && exception is not OperationCanceledException)
        {
            if (previous is { Queue: not EntryQueueKind.None })
            {
                shard.Unlink(previous);
            }

            var failure = new Entry(loading.Key, loading.Hash)
            {
                Form = EntryForm.Failure,
                Value = ExceptionDispatchInfo.Capture(exception),
                Weight = 1,
                ExpiresAt = CacheClock.After(now, coolDown),
            };
            shard.Link(failure);
            LocalTable.Admit(shard, failure, Entry.Never, now);
        }

        return null;
    }

    /// <summary>The form in which a value is kept; <see langword="null"/> if it cannot be, which is logged.</summary>
    public StoredForm? Form<T>(T value, bool shareMutable)
    {
        try
        {
            var form = forms.Keep(value, shareMutable);
            if (form is null)
            {
                seen.NotCopied(typeof(T), exception: null);
            }

            return form;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            seen.NotCopied(typeof(T), exception);
            return null;
        }
    }

    // Tags that the factory has named were not stamped before it ran: any change since its start counts.
    private static TagStamp[]? Merged(TagStamp[]? tags, TagStamp[]? added, long begunAt, out bool areOutdated)
    {
        added = added?.ExceptBy((tags ?? []).Select(tag => tag.Node), stamp => stamp.Node).ToArray();
        areOutdated = added is not null && added.Any(stamp => stamp.Node.ChangedAt > begunAt);
        return added is null or [] ? tags : tags is null ? added : [.. tags, .. added];
    }

    private static void UnlinkIfLinked(Shard shard, Entry loading)
    {
        if (loading.State == EntryState.Loading)
        {
            shard.Unlink(loading);
        }
    }
}
