using Cairn.Testing.Hosting;

namespace Cairn.Testing.Time;

/// <summary>Tells when the code that is awake has run on, as far as the thread pool can tell. DESIGN.md has the reasons and the limits.</summary>
internal sealed class PoolQuiet(Func<long> armings, HostFlow? flow)
{
    /// <summary>Looks in a row at which the whole pool did nothing.</summary>
    private const int CalmLooks = 4;

    /// <summary>Looks that come before impatience. They take the longer the fewer processors are free, and so does what is waited for.</summary>
    private const int LeastLooks = 100;

    /// <summary>How long a pool that is never calm is given since the last news of the code under test.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(30);

    /// <summary>How long the clock is held up by a thread that runs, or is about to run, what may be code under test.</summary>
    private static readonly TimeSpan RunningLimit = TimeSpan.FromMilliseconds(250);

    /// <summary>The threads that are busy in a calm pool: the one that looks, and those that are blocked for good, such as a test runner's.</summary>
    private int? _calmBusy;

    /// <summary>Returns when the code has run on. The calling thread must not be one of the pool's.</summary>
    public void Wait(CancellationToken cancellationToken)
    {
        var (start, calm, looks, leastBusy) = (TimeProvider.System.GetTimestamp(), 0, 0, int.MaxValue);
        var (news, before) = (News(), PoolState.BehindAllQueuedWork());

        while (calm < CalmLooks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var now = PoolState.BehindAllQueuedWork();

            if (News() != news)
            {
                (news, start, calm, looks) = (News(), TimeProvider.System.GetTimestamp(), 0, 0);
            }

            calm = IsCalm(before, now) ? calm + 1 : 0;
            leastBusy = Math.Min(leastBusy, now.Busy);
            _calmBusy = _calmBusy is null ? null : Math.Min(_calmBusy.Value, now.Busy);
            looks++;

            if (looks >= LeastLooks && TimeProvider.System.GetElapsedTime(start) >= PatienceWith(before, now))
            {
                _calmBusy = leastBusy;
                return;
            }

            before = now;
        }
    }

    private (long Armings, long Entries) News() => (armings(), flow?.Entries ?? 0);

    private bool IsCalm(PoolState before, PoolState now) =>
        now.Pending == 0
        && now.CompletedSince(before) == 0
        && now.Busy <= (_calmBusy ?? 1)
        && flow is not { IsRunning: true };

    /// <summary>Where others work on, waiting longer tells nothing. Where nothing moves, the busy thread may hold code under test, once it is known which are blocked.</summary>
    private TimeSpan PatienceWith(PoolState before, PoolState now)
    {
        var isTraffic = now.Pending > 0 || now.CompletedSince(before) > 1;

        return flow is { IsRunning: true } || (_calmBusy is not null && !isTraffic) ? RunningLimit : Patience;
    }
}
