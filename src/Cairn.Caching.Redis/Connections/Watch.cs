namespace Cairn.Caching.Redis.Connections;

/// <summary>A timer that is moved only when it has to fire earlier, so that a command costs no change of a timer.</summary>
internal sealed class Watch : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private long _wakeAt = long.MaxValue;

    public Watch(TimeProvider clock, Action onWake)
    {
        _clock = clock;
        _timer = clock.CreateTimer(_ => Wake(onWake), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Wakes at that time, in the clock's timestamps, or earlier.</summary>
    public void WakeAt(long timestamp)
    {
        if (timestamp >= Volatile.Read(ref _wakeAt))
        {
            return;
        }

        lock (_gate)
        {
            if (timestamp < _wakeAt)
            {
                Volatile.Write(ref _wakeAt, timestamp);
                _timer.Change(Delay(timestamp), Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Wake(Action onWake)
    {
        lock (_gate)
        {
            Volatile.Write(ref _wakeAt, long.MaxValue);
        }

        onWake();
    }

    /// <summary>Rounded up to whole milliseconds, the unit of timers: one that fires early would find nothing to do.</summary>
    private TimeSpan Delay(long timestamp) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(timestamp - _clock.GetTimestamp(), 0) * 1000.0 / _clock.TimestampFrequency));
}
