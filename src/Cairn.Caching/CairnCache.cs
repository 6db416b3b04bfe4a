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
    private readonly EntryWriter _writer;
    private readonly Lander _lander;

    internal CairnCache(LocalCache local, PolicyBook policies, Loader loader, EntryWriter writer, Lander lander) =>
        (_local, _table, _policies, _loader, _writer, _lander) = (local, local.Table, policies, loader, writer, lander);

    internal LocalCache Local => _local;

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
        return new ValueTask<CacheLookup<T>>(LookUp<T>(key, _table.Hash.Of(key)));
    }

    /// <inheritdoc/>
    public override ValueTask SetAsync<T>(
        string key,
        T value,
        HybridCacheEntryOptions? options = null,
        IEnumerable<string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var policy = _policies.For(key, typeof(T));
        var (_, life) = policy.Lives(value is null, asked: null, options);
        var isKept = life > TimeSpan.Zero && (options?.Flags & HybridCacheEntryFlags.DisableLocalCacheWrite) is null or 0;
        if (!isKept || _lander.Form(value, policy.ShareMutable) is not { } form)
        {
            _local.Remove(key);
            return ValueTask.CompletedTask;
        }

        var entry = new Entry(key, _table.Hash.Of(key)) { Generation = _local.Generation };
        var freshUntil = _writer.Fill(entry, form, _local.Tags.Stamp(tags), policy, life);
        _local.Put(entry, freshUntil);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask RemoveAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        _local.Remove(key);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tag);
        if (tag == Distributed.StoreKeys.Everything)
        {
            _table.Clear();
        }
        else
        {
            _local.Tags.Remove(tag);
        }

        return ValueTask.CompletedTask;
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
            return new ValueTask<T>(((flags & HybridCacheEntryFlags.DisableLocalCacheRead) == 0 ? LookUp<T>(key, hash) : default).Value!);
        }

        return _loader.GetAsync(new LoadCall<TSource, T>(key, hash, source, options, tags, _policies.For(key, typeof(T)), cancellationToken));
    }

    private CacheLookup<T> LookUp<T>(string key, ulong hash) => _loader.LookUp<T>(key, hash);
}
