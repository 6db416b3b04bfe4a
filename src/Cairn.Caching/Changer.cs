using Cairn.Caching.Distributed;
using Cairn.Caching.Loads;
using Cairn.Caching.Local;
using Cairn.Caching.Policies;
using Microsoft.Extensions.Caching.Hybrid;

namespace Cairn.Caching;

/// <summary>Sets and removes, in the process first and then in the second level.</summary>
internal sealed class Changer(LocalCache local, PolicyBook policies, Lander lander, StorePath? store)
{
    public async ValueTask SetAsync<T>(string key, T value, HybridCacheEntryOptions? options, IEnumerable<string>? tags, bool isStrict, CancellationToken cancellationToken)
    {
        var policy = policies.For(key, typeof(T));
        var (total, life) = policy.Lives(value is null, asked: null, options);
        var flags = options?.Flags ?? HybridCacheEntryFlags.None;
        var form = lander.Form(value, policy.ShareMutable);
        var (stamps, areKnown) = await StampAsync(tags, isStrict);
        if (form is null || life == TimeSpan.Zero || (flags & HybridCacheEntryFlags.DisableLocalCacheWrite) != 0)
        {
            local.Remove(key);
        }
        else
        {
            lander.Put(key, form.Value, stamps, policy, life);
        }

        if (store is null || !StorePath.Serves(key) || (flags & HybridCacheEntryFlags.DisableDistributedCacheWrite) != 0)
        {
            return;
        }

        var change = form is null || total == TimeSpan.Zero
            ? store.RemoveAsync(key)
            : store.KeepAsync<T>(key, form.Value, stamps, total, (flags & HybridCacheEntryFlags.DisableCompression) == 0, ticket: null);
        var isTaken = isStrict ? await change.WaitAsync(cancellationToken) : await store.SoonAsync(change);
        if (isStrict && !(isTaken && areKnown))
        {
            throw new CacheStoreException(key);
        }
    }

    public async ValueTask RemoveAsync(string key)
    {
        local.Remove(key);
        if (store is not null && StorePath.Serves(key))
        {
            await store.SoonAsync(store.RemoveAsync(key));
            local.Remove(key); // what was read from the store in between is as old
        }
    }

    public async ValueTask RemoveByTagAsync(string tag)
    {
        if (tag == StoreKeys.Everything)
        {
            local.Table.Clear();
        }

        if (store is null)
        {
            local.Tags.Remove(tag);
        }
        else
        {
            await store.SoonAsync(store.RemoveTagAsync(tag));
        }
    }

    // In a store tags have versions that have to be asked for before anything can be stamped with them. A value under others is there, and valid for nobody.
    private async ValueTask<(TagStamp[]? Stamps, bool AreKnown)> StampAsync(IEnumerable<string>? tags, bool isStrict)
    {
        var stamps = local.Tags.Stamp(tags);
        if (store is null || stamps is null)
        {
            return (stamps, AreKnown: true);
        }

        var learning = store.LearnAsync(stamps);
        var areKnown = await (isStrict ? learning : store.SoonAsync(learning));
        return (Array.ConvertAll(stamps, stamp => new TagStamp(stamp.Node, stamp.Node.Version)), areKnown);
    }
}
