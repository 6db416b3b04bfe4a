namespace Cairn.Testing.Time;

/// <summary>The time that has passed on a manual clock, and the timers that wait for more of it.</summary>
internal sealed class TimerSchedule
{
    private static readonly TimeSpan LongestTime = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly Lock gate = new();
    private readonly SortedSet<ManualTimer> armed = new(Comparer<ManualTimer>.Create(ManualTimer.ByDueThenCreation));
    private TaskCompletionSource arming = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long elapsed;
    private long created;
    private long armings;

    /// <summary>Ticks since the start.</summary>
    public long Elapsed => Interlocked.Read(ref elapsed);

    /// <summary>How often code has armed a timer.</summary>
    public long Armings => Interlocked.Read(ref armings);

    /// <summary>When the next timer is due, in ticks of the clock.</summary>
    public long? NextDue
    {
        get
        {
            lock (gate)
            {
                return armed.Min?.Due;
            }
        }
    }

    /// <summary>Completes when a timer is armed, or is so already.</summary>
    public Task Arming
    {
        get
        {
            lock (gate)
            {
                return armed.Count > 0 ? Task.CompletedTask : arming.Task;
            }
        }
    }

    public ManualTimer Create(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, Interlocked.Increment(ref created), callback, state);
        Arm(timer, dueTime, period);

        return timer;
    }

    public bool Arm(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        RequireTime(dueTime, nameof(dueTime));
        RequireTime(period, nameof(period));

        lock (gate)
        {
            if (timer.IsDisposed)
            {
                return false;
            }

            armed.Remove(timer);

            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = elapsed + Math.Max(dueTime.Ticks, 0);
                timer.Period = Math.Max(period.Ticks, 0);
                armed.Add(timer);
                armings++;
                arming.TrySetResult();
                arming = new(TaskCreationOptions.RunContinuationsAsynchronously);
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
        lock (gate)
        {
            timer.IsDisposed = true;
            armed.Remove(timer);
        }
    }

    /// <summary>Like a system timer's, completes when the callback runs nowhere any more.</summary>
    public Task RemoveAsync(ManualTimer timer)
    {
        lock (gate)
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
        lock (gate)
        {
            elapsed = Math.Max(elapsed, target);
        }
    }

    /// <summary>Takes the next timer due by then, moves the clock to its time, and arms it anew if it is periodic.</summary>
    private ManualTimer? Take(long limit)
    {
        lock (gate)
        {
            if (armed.Min is not { } timer || timer.Due > limit)
            {
                return null;
            }

            armed.Remove(timer);
            elapsed = Math.Max(elapsed, timer.Due);
            timer.Running++;

            if (timer.Period > 0)
            {
                timer.Due += timer.Period;
                armed.Add(timer);
            }

            return timer;
        }
    }

    private void PutBack(ManualTimer timer)
    {
        lock (gate)
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
