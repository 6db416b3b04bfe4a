using Cairn.Caching.Serialization;
using Microsoft.Extensions.Caching.Hybrid;

namespace Cairn.Caching.Loads;

/// <summary>A load that somebody waits for.</summary>
/// <param name="cancellation">Ends the factory; <see langword="null"/> where the first caller cannot leave, so that nobody else needs to be counted.</param>
internal sealed class Flight<T>(CancellationTokenSource? cancellation)
{
    private readonly TaskCompletionSource<T> _landing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CancellationTokenSource? Cancellation => cancellation;

    public Task<T> Landing => _landing.Task;

    /// <summary>How the value is kept, for callers who need a copy. Set before the landing.</summary>
    public StoredForm? Form { get; private set; }

    /// <summary>How many wait, counted under the lock of the shard.</summary>
    public int Waiters { get; set; } = 1;

    /// <summary>What all who wait have switched off. Written under the lock of the shard.</summary>
    public HybridCacheEntryFlags Disabled { get; set; } = (HybridCacheEntryFlags)(-1);

    public void Land(T value, StoredForm? form)
    {
        Form = form;
        _landing.TrySetResult(value);
    }

    public void Fail(Exception exception)
    {
        _landing.TrySetException(exception);
        _ = _landing.Task.Exception; // whoever waited may have gone: an exception that nobody sees is not unobserved
    }
}
