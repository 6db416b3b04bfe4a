namespace Cairn.Logging.Tests;

/// <summary>A clock that hands out its first timer, to be fired by hand.</summary>
internal sealed class OneTimerClock : TimeProvider
{
    private readonly TaskCompletionSource<(TimeSpan DueTime, Action Fire)> _timer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<(TimeSpan DueTime, Action Fire)> Timer => _timer.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _timer.TrySetResult((dueTime, () => callback(state)));
        return new Handle();
    }

    private sealed class Handle : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
