using Cairn.Caching.Local;

namespace Cairn.Caching.Loads;

/// <summary>Knows of every flow of execution which loads it runs inside of.</summary>
internal sealed class LoadFlow
{
    private readonly AsyncLocal<Entry?> _current = new();

    public Entry? Current => _current.Value;

    /// <exception cref="CacheReentrancyException">The flow runs inside of the load.</exception>
    public void ThrowIfInside(Entry loading)
    {
        for (var entry = _current.Value; entry is not null; entry = entry.Outer)
        {
            if (entry == loading)
            {
                throw new CacheReentrancyException(entry.Key);
            }
        }
    }

    /// <summary>Begins a load in the caller's flow, on the caller's thread. The caller's flow is what it was when this returns.</summary>
    public ValueTask<T> Begin<TSource, T>(Entry loading, in TSource source, CacheLoadContext? context, CancellationToken cancellationToken)
        where TSource : struct, ISource<T>
    {
        var flow = ExecutionContext.Capture();
        var outer = flow is null ? _current.Value : null; // the flow is suppressed: there is nothing to restore as a whole
        _current.Value = loading;
        try
        {
            return source.LoadAsync(context, cancellationToken);
        }
        finally
        {
            if (flow is not null)
            {
                ExecutionContext.Restore(flow);
            }
            else
            {
                _current.Value = outer;
            }
        }
    }

    /// <summary>Leaves all loads: what begins now is waited for by none of them.</summary>
    public void Leave() => _current.Value = null;
}
