namespace Cairn.Testing.Time;

/// <summary>What the thread pool tells about its work, seen from one of its own threads.</summary>
internal readonly record struct PoolState(int Busy, long Pending, long Completed)
{
    /// <summary>
    /// The state once a thread has taken all that was queued before. The global queue is first in, first out, and work that a thread outside of the
    /// pool queues goes there.
    /// </summary>
    public static PoolState BehindAllQueuedWork()
    {
        var seen = new TaskCompletionSource<PoolState>();
        ThreadPool.UnsafeQueueUserWorkItem(static seen => seen.SetResult(Now()), seen, preferLocal: false);

        return seen.Task.GetAwaiter().GetResult();
    }

    /// <summary>The work completed since the previous look, but for that look.</summary>
    public long CompletedSince(PoolState previous) => Math.Max(Completed - previous.Completed - 1, 0);

    private static PoolState Now()
    {
        ThreadPool.GetMaxThreads(out var threads, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);

        return new PoolState(threads - free, ThreadPool.PendingWorkItemCount, ThreadPool.CompletedWorkItemCount);
    }
}
