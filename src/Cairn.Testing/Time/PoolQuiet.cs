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

    private PoolState _state;
    private (long Armings, long Entries) _news;
    private long _newsAt;
    private long _workAt;
    private int _calmLooks;
    private int _leastBusy;

    /// <summary>The threads that are busy in a calm pool: those that were so all through a long wait, and so are blocked.</summary>
    private int _blocked;

    /// <summary>Returns when the code has run on. The calling thread must not be one of the pool's.</summary>
    /// <param name="check">Throws when waiting has become pointless.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether nothing is known to be left behind: false when threads were busy or blocked to the end.</returns>
    public bool Wait(Action check, CancellationToken cancellationToken)
    {
        (_state, _news, _newsAt, _workAt, _calmLooks, _leastBusy) = (PoolState.Now(), News(), Now(), Now(), 0, int.MaxValue);

        for (var spin = default(SpinWait); _calmLooks < CalmLooks; spin.SpinOnce(sleep1Threshold: -1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            check();
            Look();

            if (IsStuck())
            {
                _blocked = _leastBusy;
                return false;
            }

            if (IsCrowded() && !IsNewsInTheQueue())
            {
                return flow is not { IsRunning: true };
            }
        }

        return true;
    }

    private (long Armings, long Entries) News() => (armings(), flow?.Entries ?? 0);

    private void Look()
    {
        var (before, known) = (_state, _news);
        (_state, _news) = (PoolState.Now(), News());
        var isWork = _state.Pending > 0 || _state.Completed != before.Completed;

        _newsAt = _news == known ? _newsAt : Now();
        _workAt = isWork ? Now() : _workAt;
        _leastBusy = _news == known ? Math.Min(_leastBusy, _state.Busy) : _state.Busy;
        _blocked = Math.Min(_blocked, _state.Busy);
        _calmLooks = _news == known && !isWork && _state.Busy == _blocked && flow is not { IsRunning: true } ? _calmLooks + 1 : 0;
    }

    private bool IsStuck() => Since(_newsAt) >= LongPatience && Since(_workAt) > Lull;

    private bool IsCrowded() =>
        Since(_newsAt) >= LongPatience || (Since(_newsAt) >= Patience && Since(_workAt) <= Lull && flow is not { IsRunning: true });

    /// <summary>The global queue is first in, first out: what was in it when this begins has been taken by a thread when it ends.</summary>
    private bool IsNewsInTheQueue()
    {
        for (var turn = 0; turn < Turns; turn++)
        {
            var reached = new TaskCompletionSource();
            ThreadPool.UnsafeQueueUserWorkItem(static reached => reached.SetResult(), reached, preferLocal: false);
            reached.Task.GetAwaiter().GetResult();
        }

        return News() != _news;
    }

    private static long Now() => TimeProvider.System.GetTimestamp();

    private static TimeSpan Since(long timestamp) => TimeProvider.System.GetElapsedTime(timestamp);
}
