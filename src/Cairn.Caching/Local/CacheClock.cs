using System.Runtime.CompilerServices;

namespace Cairn.Caching.Local;

/// <summary>
/// Monotonic milliseconds. A hit reads what a timer has written, which costs nothing; loads and changes look at the clock themselves. Any other
/// clock than the system's is always asked itself.
/// </summary>
internal sealed class CacheClock : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(25);

    private readonly TimeProvider _time;
    private readonly ITimer? _ticker;
    private long _now;

    public CacheClock(TimeProvider time)
    {
        _time = time;
        _ticker = time == TimeProvider.System ? time.CreateTimer(static clock => ((CacheClock)clock!).Refresh(), this, Tick, Tick) : null;
        Refresh();
    }

    public TimeProvider Time => _time;

    public long Now
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _ticker is not null ? Volatile.Read(ref _now) : Read();
    }

    /// <summary>The time that lies a span ahead, or one that never comes if the span has no end.</summary>
    public static long After(long now, TimeSpan span) => span.Ticks == long.MaxValue ? long.MaxValue : now + (long)span.TotalMilliseconds;

    /// <summary>Looks at the clock. It writes no more often than time passes, so that readers on other cores keep what they have.</summary>
    public void Refresh()
    {
        var now = Read();
        if (now != Volatile.Read(ref _now))
        {
            Volatile.Write(ref _now, now);
        }
    }

    public void Dispose() => _ticker?.Dispose();

#pragma warning disable CRN1801 // The system's tick count is a fifth of the price of its time stamp; any other clock is asked itself.
    private long Read() => _ticker is not null ? Environment.TickCount64 : (long)_time.GetElapsedTime(0, _time.GetTimestamp()).TotalMilliseconds;
#pragma warning restore CRN1801
}
