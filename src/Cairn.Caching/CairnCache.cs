using Cairn.Caching.Distributed;
using Cairn.Caching.Loads;
using Cairn.Caching.Local;
using Cairn.Caching.Policies;
using Microsoft.Extensions.Caching.Hybrid;

namespace Cairn.Caching;

/// <summary>
/// The cache. Inject <see cref="HybridCache"/> for what every cache can do; inject this type for look-ups that load nothing, for factories that
/// say how their value is to be kept, and for the fastest hits.
/// </summary>
public sealed class CairnCache : HybridCache
{
    private readonly LocalCache _local;
    private readonly LocalTable _table;
    private readonly PolicyBook _policies;
    private readonly Loader _loader;
    private readonly Changer _changer;

    internal CairnCache(LocalCache local, PolicyBook policies, Loader loader, Changer changer) =>
        (_local, _table, _policies, _loader, _changer) = (local, local.Table, policies, loader, changer);

    internal LocalCache Local => _local;

    internal StorePath? Store { get; init; }

    /// <inheritdoc/>
    public override ValueTask<T> GetOrCreateAsync<TState, T>(
        string key,
        TState state,
        Func<TState, CancellationToken, ValueTask<T>> factory,
        HybridCacheEntryOptions? options = null,
        IEnumerable<string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(factory);
        var hash = _table.Hash.Of(key);
        return TryHit<T>(key, hash, options, out var value)
            ? new ValueTask<T>(value)
            : LoadAsync<PlainSource<TState, T>, T>(key, hash, new PlainSource<TState, T>(state, factory), options, tags, cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<T> GetOrCreateAsync<TState, T>(
        ReadOnlySpan<char> key,
        TState state,
        Func<TState, CancellationToken, ValueTask<T>> factory,
        HybridCacheEntryOptions? options = null,
        IEnumerable<string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(factory);
        var hash = _table.Hash.Of(key);
        return TryHit<T>(key, hash, options, out var value)
            ? new ValueTask<T>(value)
            : LoadAsync<PlainSource<TState, T>, T>(key.ToString(), hash, new PlainSource<TState, T>(state, factory), options, tags, cancellationToken);
    }

    /// <summary>Gets a value, or loads it with a factory that can say how the value is to be kept.</summary>
    /// <typeparam name="TState">What the factory needs.</typeparam>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="state">What the factory needs, so that it captures nothing.</param>
    /// <param name="factory">Loads the value. One run serves everybody who asks meanwhile.</param>
    /// <param name="options">How this call uses the cache; <see langword="null"/> for the policy alone.</param>
    /// <param name="tags">The tags that the value can be removed by.</param>
    /// <param name="cancellationToken">Stops waiting; the factory is cancelled when nobody waits any more.</param>
    /// <returns>The value.</returns>
    /// <exception cref="CacheReentrancyException">A factory asks for the key that it loads.</exception>
    public ValueTask<T> GetOrCreateAsync<TState, T>(
        string key,
        TState state,
        Func<TState, CacheLoadContext, CancellationToken, ValueTask<T>> factory,
        HybridCacheEntryOptions? options = null,
        IEnumerable<string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(factory);
        var hash = _table.Hash.Of(key);
        return TryHit<T>(key, hash, options, out var value)
            ? new ValueTask<T>(value)
            : LoadAsync<AdaptiveSource<TState, T>, T>(key, hash, new AdaptiveSource<TState, T>(state, factory), options, tags, cancellationToken);
    }

    /// <summary>Looks a value up and loads nothing. A load that is under way is not waited for.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <returns>Whether there is a fresh value of the type, and the value.</returns>
    public ValueTask<CacheLookup<T>> TryGetAsync<T>(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _loader.LookUpAsync<T>(key, _table.Hash.Of(key), HybridCacheEntryFlags.None, _policies.For(key, typeof(T)).ShareMutable, cancellationToken);
    }

    /// <summary>Sets a value. A load of the key that is under way is not kept. A second level that does not take the value in time is made good for later.</summary>
    /// <inheritdoc/>
    public override ValueTask SetAsync<T>(
        string key,
        T value,
        HybridCacheEntryOptions? options = null,
        IEnumerable<string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _changer.SetAsync(key, value, options, tags, isStrict: false, cancellationToken);
    }

    /// <summary>Sets a value, and fails unless every level has taken it.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="options">How this call uses the cache; <see langword="null"/> for the policy alone.</param>
    /// <param name="tags">The tags that the value can be removed by.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="CacheStoreException">The second level has not taken the value. The process itself has.</exception>
    public ValueTask SetStrictlyAsync<T>(
        string key,
        T value,
        HybridCacheEntryOptions? options = null,
        IEnumerable<string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _changer.SetAsync(key, value, options, tags, isStrict: true, cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask RemoveAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _changer.RemoveAsync(key);
    }

    /// <inheritdoc/>
    public override ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return _changer.RemoveByTagAsync(tag);
    }

    private bool TryHit<T>(ReadOnlySpan<char> key, ulong hash, HybridCacheEntryOptions? options, out T value)
    {
        var shard = _table.ShardOf(hash);
        if (shard.Find(key, hash) is { } entry
            && _local.IsFresh(entry, _local.Clock.Now)
            && entry.Form == EntryForm.Instance
            && entry.Value is T found
            && (options?.Flags & HybridCacheEntryFlags.DisableLocalCacheRead) is null or 0)
        {
            entry.Touch();
            shard.Counters.CountHit();
            value = found;
            return true;
        }

        value = default!;
        return false;
    }

    private ValueTask<T> LoadAsync<TSource, T>(string key, ulong hash, TSource source, HybridCacheEntryOptions? options, IEnumerable<string>? tags, CancellationToken cancellationToken)
        where TSource : struct, ISource<T>
    {
        var flags = options?.Flags ?? HybridCacheEntryFlags.None;
        if ((flags & HybridCacheEntryFlags.DisableUnderlyingData) != 0)
        {
            return LookUpAsync<T>(key, hash, flags, cancellationToken);
        }

        return _loader.GetAsync(new LoadCall<TSource, T>(key, hash, source, options, tags, _policies.For(key, typeof(T)), cancellationToken));
    }

    private async ValueTask<T> LookUpAsync<T>(string key, ulong hash, HybridCacheEntryFlags flags, CancellationToken cancellationToken) =>
        (await _loader.LookUpAsync<T>(key, hash, flags, _policies.For(key, typeof(T)).ShareMutable, cancellationToken)).Value!;
}
