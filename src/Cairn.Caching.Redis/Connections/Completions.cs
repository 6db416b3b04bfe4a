using System.Collections.Concurrent;

namespace Cairn.Caching.Redis.Connections;

/// <summary>
/// Runs what callers do with their replies on the thread pool: one after the other on as many threads as come, and not one work item each. Before
/// a caller's code runs, another thread has been asked for if more of them wait, so one that blocks holds up nobody.
/// </summary>
internal sealed class Completions : IThreadPoolWorkItem
{
    private readonly ConcurrentQueue<PendingReply> _done = new();
    private int _isRequested;

    /// <summary>To be called with a reply that has its result, once.</summary>
    public void Add(PendingReply pending)
    {
        _done.Enqueue(pending);
        Request();
    }

    void IThreadPoolWorkItem.Execute()
    {
        Volatile.Write(ref _isRequested, 0);

        while (_done.TryDequeue(out var pending))
        {
            if (!_done.IsEmpty)
            {
                Request();
            }

            pending.Publish();
        }
    }

    private void Request()
    {
        if (Interlocked.Exchange(ref _isRequested, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }
}
