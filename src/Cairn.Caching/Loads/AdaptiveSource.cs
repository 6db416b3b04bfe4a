namespace Cairn.Caching.Loads;

/// <summary>A factory that says how its value is to be kept.</summary>
internal readonly struct AdaptiveSource<TState, T>(TState state, Func<TState, CacheLoadContext, CancellationToken, ValueTask<T>> factory) : ISource<T>
{
    public bool IsAdaptive => true;

    public ValueTask<T> LoadAsync(CacheLoadContext? context, CancellationToken cancellationToken) => factory(state, context!, cancellationToken);
}
