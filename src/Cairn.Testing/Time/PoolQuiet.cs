using Cairn.Testing.Hosting;

namespace Cairn.Testing.Time;

/// <summary>Tells when the code that is awake has run on, as far as the thread pool can tell. DESIGN.md has the reasons and the limits.</summary>
internal sealed class PoolQuiet(Func<long> armings, HostFlow? flow)
{
    /// <summary>Looks in a row at which the whole pool did nothing.</summary>
    private const int CalmLooks = 2;

    /// <summary>Looks that come before impatience. They take the longer the fewer processors are free, and so does what is waited for.</summary>
    private const int LeastLooks = 100;

    /// <summary>How long a pool that is never calm is given since the last news of the code under test.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(30);

    /// <summary>How long code of the host may keep a thread before the clock goes on without it.</summary>
    private static readonly TimeSpan RunningLimit = TimeSpan.FromMilliseconds(250);

    /// <summary>The threads that count as busy in a calm pool: the one that looks, and those found to be blocked, such as the test runner's.</summary>
    private int calmBusy = 1;

    /// <summary>Returns when the code has run on. The calling thread must not be one of the pool's.</summary>
    public void Wait(CancellationToken cancellationToken)
    {
        var (start, calm, looks, leastBusy) = (TimeProvider.System.GetTimestamp(), 0, 0, int.MaxValue);
        var (news, before) = (News(), PoolState.BehindAllQueuedWork());

        while (calm < CalmLooks)
        {
            cancellationToken.ThrowIfCancellationRequested();

            if (IsPatienceOver(looks, TimeProvider.System.GetElapsedTime(start)))
            {
                calmBusy = leastBusy;
                return;
            }

            var now = PoolState.BehindAllQueuedWork();

            if (News() != news)
            {
                (news, start, calm, looks) = (News(), TimeProvider.System.GetTimestamp(), 0, 0);
            }

            calm = IsCalm(before, now) ? calm + 1 : 0;
            leastBusy = Math.Min(leastBusy, now.Busy);
            looks++;
            before = now;
        }
    }

    private (long Armings, long Entries) News() => (armings(), flow?.Entries ?? 0);

    private bool IsCalm(PoolState before, PoolState now)
    {
        calmBusy = Math.Min(calmBusy, now.Busy);

        return now.Pending == 0
            && now.Completed - before.Completed <= 1 // The look itself.
            && now.Busy <= calmBusy
            && flow is not { IsRunning: true };
    }

    private bool IsPatienceOver(int looks, TimeSpan passed) =>
        looks >= LeastLooks && passed >= (flow is { IsRunning: true } ? RunningLimit : Patience);
}
