namespace Cairn.Caching.Loads;

/// <summary>A factory as HybridCache has it.</summary>
internal readonly struct PlainSource<TState, T>(TState state, Func<TState, CancellationToken, ValueTask<T>> factory) : ISource<T>
{
    public bool IsAdaptive => false;

    public ValueTask<T> LoadAsync(CacheLoadContext? context, CancellationToken cancellationToken) => factory(state, cancellationToken);
}
