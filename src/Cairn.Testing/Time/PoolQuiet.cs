using Cairn.Testing.Hosting;

namespace Cairn.Testing.Time;

/// <summary>Tells when the continuations of what just happened have run, as far as the thread pool can tell. See DESIGN.md.</summary>
internal sealed class PoolQuiet(Func<long> armings, HostFlow? flow)
{
    /// <summary>Rounds without news that count as quiet while other tests keep the pool busy.</summary>
    private const int QuietRounds = 24;

    /// <summary>How long code that keeps its thread may hold up the clock.</summary>
    private static readonly TimeSpan BusyLimit = TimeSpan.FromMilliseconds(250);

    /// <summary>Completes, on a pool thread, when nothing of the host runs and nothing armed a timer for a while.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var seen = armings();

        for (var quiet = 0; quiet < QuietRounds;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await BehindAllQueuedWork();

            if (armings() != seen)
            {
                seen = armings();
                quiet = 0;
            }
            else if (IsPoolIdle())
            {
                return;
            }
            else if (flow is not { IsRunning: true } || TimeProvider.System.GetElapsedTime(start) > BusyLimit)
            {
                quiet++;
            }
        }
    }

    /// <summary>The global queue is first in, first out: when this runs, all that was queued before has been taken by a thread.</summary>
    private static Task BehindAllQueuedWork()
    {
        var reached = new TaskCompletionSource();
        ThreadPool.UnsafeQueueUserWorkItem(static reached => reached.SetResult(), reached, preferLocal: false);

        return reached.Task;
    }

    /// <summary>Nothing is queued, and no thread works but the one that asks.</summary>
    private static bool IsPoolIdle()
    {
        ThreadPool.GetMaxThreads(out var threads, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);

        return threads - free <= 1 && ThreadPool.PendingWorkItemCount == 0;
    }
}
