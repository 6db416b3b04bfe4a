namespace Cairn.Testing.Time;

/// <summary>The time that has passed on a manual clock, and the timers that wait for more of it.</summary>
internal sealed class TimerSchedule
{
    /// <summary>Firings at one instant that no program needs.</summary>
    private const int MostFirings = 100_000;

    private static readonly TimeSpan LongestTime = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly Lock _gate = new();
    private readonly SortedSet<ManualTimer> _armed = new(Comparer<ManualTimer>.Create(ManualTimer.ByDueThenCreation));
    private TaskCompletionSource _arming = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _elapsed;
    private long _created;
    private long _armings;
    private int _firings;
    private ManualTimer? _last;

    /// <summary>Ticks since the start.</summary>
    public long Elapsed => Interlocked.Read(ref _elapsed);

    /// <summary>How often code has armed a timer.</summary>
    public long Armings => Interlocked.Read(ref _armings);

    /// <summary>What fires again and again at the instant at which the clock stands.</summary>
    public ManualTimer? Endless
    {
        get
        {
            lock (_gate)
            {
                return _firings >= MostFirings ? _last : null;
            }
        }
    }

    /// <summary>The code whose timer fired last.</summary>
    public string? LastFired
    {
        get
        {
            lock (_gate)
            {
                return _last?.Origin;
            }
        }
    }

    /// <summary>The armed timers, the next first: when they are due, in ticks of the clock, and who made them.</summary>
    public IReadOnlyList<(long Due, string Origin)> Armed
    {
        get
        {
            ManualTimer[] armed;

            lock (_gate)
            {
                armed = [.. _armed];
            }

            return [.. armed.Select(timer => (timer.Due, timer.Origin))];
        }
    }

    /// <summary>When the next timer is due, in ticks of the clock.</summary>
    public long? NextDue
    {
        get
        {
            lock (_gate)
            {
                return _armed.Min?.Due;
            }
        }
    }

    /// <summary>Completes when a timer is armed, or is so already.</summary>
    public Task Arming
    {
        get
        {
            lock (_gate)
            {
                return _armed.Count > 0 ? Task.CompletedTask : _arming.Task;
            }
        }
    }

    public ManualTimer Create(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, Interlocked.Increment(ref _created), callback, state);
        Arm(timer, dueTime, period);

        return timer;
    }

    public bool Arm(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        RequireTime(dueTime, nameof(dueTime));
        RequireTime(period, nameof(period));

        lock (_gate)
        {
            if (timer.IsDisposed)
            {
                return false;
            }

            _armed.Remove(timer);

            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = _elapsed + Math.Max(dueTime.Ticks, 0);
                timer.Period = Math.Max(period.Ticks, 0);
                _armed.Add(timer);
                _armings++;
                _arming.TrySetResult();
                _arming = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        if (dueTime == TimeSpan.Zero)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static schedule => schedule.FireUntil(schedule.Elapsed), this, preferLocal: false);
        }

        return true;
    }

    public void Remove(ManualTimer timer)
    {
        lock (_gate)
        {
            timer.IsDisposed = true;
            _armed.Remove(timer);
        }
    }

    /// <summary>Like a system timer's, completes when the callback runs nowhere any more.</summary>
    public Task RemoveAsync(ManualTimer timer)
    {
        lock (_gate)
        {
            Remove(timer);

            return timer.Running == 0
                ? Task.CompletedTask
                : (timer.Quiet ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Fires one after the other all timers due by then, those armed meanwhile included.</summary>
    public void FireUntil(long limit)
    {
        while (Take(limit) is { } timer)
        {
            try
            {
                timer.Run();
            }
            finally
            {
                PutBack(timer);
            }
        }
    }

    /// <summary>Lets time pass. It never goes back, even when several threads move the clock.</summary>
    public void MoveTo(long target)
    {
        lock (_gate)
        {
            _firings = target > _elapsed ? 0 : _firings;
            _elapsed = Math.Max(_elapsed, target);
        }
    }

    /// <summary>Takes the next timer due by then, moves the clock to its time, and arms it anew if it is periodic.</summary>
    private ManualTimer? Take(long limit)
    {
        lock (_gate)
        {
            if (_armed.Min is not { } timer || timer.Due > limit || (_firings >= MostFirings && timer.Due <= _elapsed))
            {
                return null;
            }

            _armed.Remove(timer);
            _firings = timer.Due > _elapsed ? 1 : _firings + 1;
            _elapsed = Math.Max(_elapsed, timer.Due);
            _last = timer;
            timer.Running++;

            if (timer.Period > 0)
            {
                timer.Due += timer.Period;
                _armed.Add(timer);
            }

            return timer;
        }
    }

    private void PutBack(ManualTimer timer)
    {
        lock (_gate)
        {
            if (--timer.Running == 0)
            {
                timer.Quiet?.TrySetResult();
            }
        }
    }

    private static void RequireTime(TimeSpan time, string name)
    {
        if (time != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, name);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(time, LongestTime, name);
        }
    }
}
