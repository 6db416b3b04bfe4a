using System.Diagnostics;
using Cairn.Testing.Hosting;

namespace Cairn.Testing.Time;

/// <summary>A timer of the manual clock. What can change about it belongs to the schedule.</summary>
internal sealed class ManualTimer(TimerSchedule schedule, long order, TimerCallback callback, object? state) : ITimer
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private readonly StackTrace _origin = new(fNeedFileInfo: false);

    /// <summary>When the timer fires, in ticks of the clock.</summary>
    public long Due { get; set; }

    /// <summary>Ticks between one firing and the next; 0 to fire once.</summary>
    public long Period { get; set; }

    public bool IsDisposed { get; set; }

    /// <summary>How many threads run, or are about to run, the callback.</summary>
    public int Running { get; set; }

    /// <summary>Completes when the callback runs nowhere any more, once somebody waits for that.</summary>
    public TaskCompletionSource? Quiet { get; set; }

    /// <summary>The code that made the timer.</summary>
    public string Origin => CodeOrigin.Of(_origin);

    private long Order { get; } = order;

    public static int ByDueThenCreation(ManualTimer one, ManualTimer other) => (one.Due, one.Order).CompareTo((other.Due, other.Order));

    public bool Change(TimeSpan dueTime, TimeSpan period) => schedule.Arm(this, dueTime, period);

    public void Dispose() => schedule.Remove(this);

    public ValueTask DisposeAsync() => new(schedule.RemoveAsync(this));

    /// <summary>Runs the callback as the pool would: in the context that made the timer, and in nobody's synchronization context.</summary>
    public void Run()
    {
        var caller = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);

        try
        {
            if (_context is null)
            {
                callback(state);
            }
            else
            {
                ExecutionContext.Run(_context, new ContextCallback(callback), state);
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(caller);
        }
    }
}
