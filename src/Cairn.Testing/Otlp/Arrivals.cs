using System.Collections.Immutable;

namespace Cairn.Testing;

/// <summary>What has arrived of one signal, and who waits for more of it.</summary>
/// <param name="noun">What one item is called in messages.</param>
/// <param name="describe">Names an item in messages.</param>
internal sealed class Arrivals<T>(string noun, Func<T, string> describe)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private ImmutableList<T> _items = [];
    private TaskCompletionSource _next = NewSignal();

    public ImmutableList<T> All
    {
        get
        {
            lock (_gate)
            {
                return _items;
            }
        }
    }

    public void Add(IReadOnlyCollection<T> batch)
    {
        TaskCompletionSource arrived;
        lock (_gate)
        {
            _items = _items.AddRange(batch);
            (arrived, _next) = (_next, NewSignal());
        }

        arrived.SetResult();
    }

    public async Task<T> WaitAsync(Predicate<T> predicate, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);

        for (var seen = 0; ;)
        {
            var (known, more) = Look();
            var match = known.FindIndex(seen, predicate);
            if (match >= 0)
            {
                return known[match];
            }

            seen = known.Count;
            try
            {
                await more.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException(
                    $"No such {noun} arrived within {Patience.TotalSeconds:0} s. {(known.IsEmpty ? "None arrived at all." : $"Arrived were: {string.Join(", ", known.Select(describe))}.")}");
            }
        }
    }

    private (ImmutableList<T> Known, Task More) Look()
    {
        lock (_gate)
        {
            return (_items, _next.Task);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
