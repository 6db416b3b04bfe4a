using Cairn.Testing.Hosting;

namespace Cairn.Testing.Recording;

/// <summary>A list that only grows, can be read at any time, and wakes who waits for an entry.</summary>
internal sealed class Journal<T>(string noun, HostFlow flow, TimeProvider guard)
    where T : notnull
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private T[] _entries = new T[16];
    private int _count;
    private TaskCompletionSource? _added;

    public void Add(T entry)
    {
        TaskCompletionSource? waiting;

        lock (_gate)
        {
            if (_count == _entries.Length)
            {
                Array.Resize(ref _entries, _count * 2);
            }

            _entries[_count++] = entry;
            waiting = _added;
            _added = null;
        }

        waiting?.SetResult();
    }

    /// <summary>The entries so far. What is added later goes behind them, so they are safe to share.</summary>
    public ArraySegment<T> Read()
    {
        flow.WaitForEndingRequests();

        lock (_gate)
        {
            return new ArraySegment<T>(_entries, 0, _count);
        }
    }

    /// <summary>The first entry that matches, among those so far and those to come.</summary>
    public async Task<T> WaitForAsync(Func<T, bool> match, string expression, CancellationToken cancellationToken)
    {
        var start = guard.GetTimestamp();

        for (var seen = 0; ;)
        {
            var (known, more) = ReadAndWatch();

            for (; seen < known.Count; seen++)
            {
                if (match(known[seen]))
                {
                    return known[seen];
                }
            }

            await WaitForMoreAsync(more, start, known, expression, cancellationToken);
        }
    }

    private (ArraySegment<T> Known, Task More) ReadAndWatch()
    {
        lock (_gate)
        {
            _added ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

            return (new ArraySegment<T>(_entries, 0, _count), _added.Task);
        }
    }

    private async Task WaitForMoreAsync(Task more, long start, ArraySegment<T> known, string expression, CancellationToken cancellationToken)
    {
        var left = Limit - guard.GetElapsedTime(start);

        try
        {
            await more.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, guard, cancellationToken);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException(NearMisses.Describe(noun, Limit, known, expression), late);
        }
    }
}
