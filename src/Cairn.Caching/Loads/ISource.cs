namespace Cairn.Caching.Loads;

/// <summary>Where a value comes from. A struct, so that a call of the cache makes no object for it.</summary>
internal interface ISource<T>
{
    /// <summary>Whether the factory wants to say something about the value.</summary>
    bool IsAdaptive { get; }

    ValueTask<T> LoadAsync(CacheLoadContext? context, CancellationToken cancellationToken);
}
