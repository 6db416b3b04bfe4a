namespace Cairn.Testing.Time;

/// <summary>What the thread pool tells about its work: threads at it, items that no thread has taken yet, items done.</summary>
internal readonly record struct PoolState(int Busy, long Pending, long Completed)
{
    public static PoolState Now()
    {
        ThreadPool.GetMaxThreads(out var threads, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);

        return new PoolState(threads - free, ThreadPool.PendingWorkItemCount, ThreadPool.CompletedWorkItemCount);
    }
}
