using System.Diagnostics.CodeAnalysis;

namespace Cairn.Caching;

/// <summary>What a factory can say about the value it loads. It is read when the factory has returned.</summary>
public sealed class CacheLoadContext
{
    private readonly bool _hasPrevious;
    private readonly object? _previous;

    internal CacheLoadContext(bool hasPrevious, object? previous) => (_hasPrevious, _previous) = (hasPrevious, previous);

    /// <summary>How long the value is fresh; wins over options and policies, but only a policy can make a value live for ever.</summary>
    /// <value>The default is <see langword="null"/>: as the options of the call or the policy say.</value>
    public TimeSpan? Expiration { get; set; }

    /// <summary>Tags that the value gets beside those of the call.</summary>
    /// <value>The default is <see langword="null"/>: no others.</value>
    public IEnumerable<string>? Tags { get; set; }

    internal bool KeepsNothing { get; private set; }

    /// <summary>The callers that wait get the value, and it is not kept.</summary>
    public void DoNotCache() => KeepsNothing = true;

    /// <summary>The value that has expired and is still there, to ask the source whether it has changed.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="previous">The value.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetPrevious<T>([MaybeNullWhen(false)] out T previous)
    {
        previous = _previous is T value ? value : default;
        return _hasPrevious && (_previous is T || (_previous is null && default(T) is null));
    }

    /// <summary>Says that the previous value still holds: <c>return context.NotModified&lt;Build&gt;();</c> makes it fresh again.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <returns>The previous value.</returns>
    /// <exception cref="InvalidOperationException">There is no previous value.</exception>
    public T NotModified<T>() => TryGetPrevious<T>(out var previous)
        ? previous
        : throw new InvalidOperationException("There is no previous value that could still hold. Ask TryGetPrevious first.");
}
