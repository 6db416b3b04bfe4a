using Cairn.Testing.Hosting;

namespace Cairn.Testing.Recording;

/// <summary>A list that only grows, can be read at any time, and wakes who waits for an entry.</summary>
internal sealed class Journal<T>(string noun, HostFlow flow, TimeProvider guard, ManualTimeProvider? clock = null)
    where T : notnull
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private T[] _entries = new T[16];
    private int _count;
    private TaskCompletionSource? _added;

    public RecorderCursor End => new(this, Read().Count);

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
    public ArraySegment<T> Read(RecorderCursor since = default)
    {
        flow.WaitForEndingRequests();
        var start = PositionOf(since);

        lock (_gate)
        {
            return new ArraySegment<T>(_entries, start, _count - start);
        }
    }

    /// <summary>The first entry that matches behind a cursor, among those so far and those to come.</summary>
    public async Task<T> WaitForAsync(Func<T, bool> match, RecorderCursor since, string expression, CancellationToken cancellationToken)
    {
        var begin = guard.GetTimestamp();
        var start = PositionOf(since);

        for (var seen = start; ;)
        {
            var (known, more) = ReadAndWatch();

            for (; seen < known.Count; seen++)
            {
                if (match(known[seen]))
                {
                    return known[seen];
                }
            }

            await WaitForMoreAsync(more, begin, () => NearMisses.Describe(noun, Limit, known[start..], start, expression), cancellationToken);
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

    private async Task WaitForMoreAsync(Task more, long begin, Func<string> misses, CancellationToken cancellationToken)
    {
        var left = Limit - guard.GetElapsedTime(begin);

        try
        {
            await more.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, guard, cancellationToken);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{misses()}{(clock is null ? "" : $"\n{clock}")}", late);
        }
    }

    private int PositionOf(RecorderCursor cursor) => cursor.Recorder is null || cursor.Recorder == this
        ? cursor.Position
        : throw new ArgumentException($"The cursor is of another recorder. Take it from the one whose next {noun} is asked for.", nameof(cursor));
}
