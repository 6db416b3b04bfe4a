using Cairn.Testing.Hosting;

namespace Cairn.Testing.Time;

/// <summary>Tells, during one move of a clock, when the code that is awake has run on, as far as the thread pool can tell. DESIGN.md has the reasons and the limits.</summary>
internal sealed class PoolQuiet(Func<long> armings, HostFlow? flow)
{
    /// <summary>Looks in a row that find the pool calm.</summary>
    private const int CalmLooks = 8;

    /// <summary>Turns in the pool's queue that an impatient clock still takes. They last the longer the more crowded the pool is.</summary>
    private const int Turns = 16;

    /// <summary>How long a pool in which others work is given since the last news of the code under test.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(30);

    /// <summary>How long a pool in which threads are busy but get nothing done is given: they may hold code under test.</summary>
    private static readonly TimeSpan LongPatience = TimeSpan.FromMilliseconds(250);

    /// <summary>How long after the last work others still count as working.</summary>
    private static readonly TimeSpan Lull = TimeSpan.FromMilliseconds(10);

    private PoolState state;
    private (long Armings, long Entries) news;
    private long newsAt;
    private long workAt;
    private int calmLooks;
    private int leastBusy;

    /// <summary>The threads that are busy in a calm pool: those that were so all through a long wait, and so are blocked.</summary>
    private int blocked;

    /// <summary>Returns when the code has run on. The calling thread must not be one of the pool's.</summary>
    public void Wait(CancellationToken cancellationToken)
    {
        (state, news, newsAt, workAt, calmLooks, leastBusy) = (PoolState.Now(), News(), Now(), Now(), 0, int.MaxValue);

        for (var spin = default(SpinWait); calmLooks < CalmLooks; spin.SpinOnce(sleep1Threshold: -1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Look();

            if (IsStuck())
            {
                blocked = leastBusy;
                return;
            }

            if (IsCrowded() && !IsNewsInTheQueue())
            {
                return;
            }
        }
    }

    private (long Armings, long Entries) News() => (armings(), flow?.Entries ?? 0);

    private void Look()
    {
        var (before, known) = (state, news);
        (state, news) = (PoolState.Now(), News());
        var isWork = state.Pending > 0 || state.Completed != before.Completed;

        newsAt = news == known ? newsAt : Now();
        workAt = isWork ? Now() : workAt;
        leastBusy = news == known ? Math.Min(leastBusy, state.Busy) : state.Busy;
        blocked = Math.Min(blocked, state.Busy);
        calmLooks = news == known && !isWork && state.Busy == blocked && flow is not { IsRunning: true } ? calmLooks + 1 : 0;
    }

    private bool IsStuck() => Since(newsAt) >= LongPatience && Since(workAt) > Lull;

    private bool IsCrowded() =>
        Since(newsAt) >= LongPatience || (Since(newsAt) >= Patience && Since(workAt) <= Lull && flow is not { IsRunning: true });

    /// <summary>The global queue is first in, first out: what was in it when this begins has been taken by a thread when it ends.</summary>
    private bool IsNewsInTheQueue()
    {
        for (var turn = 0; turn < Turns; turn++)
        {
            var reached = new TaskCompletionSource();
            ThreadPool.UnsafeQueueUserWorkItem(static reached => reached.SetResult(), reached, preferLocal: false);
            reached.Task.GetAwaiter().GetResult();
        }

        return News() != news;
    }

    private static long Now() => TimeProvider.System.GetTimestamp();

    private static TimeSpan Since(long timestamp) => TimeProvider.System.GetElapsedTime(timestamp);
}
