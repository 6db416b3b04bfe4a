namespace Cairn.Testing.Tests;

public sealed class FiringTimers
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly List<string> _fired = [];

    [Fact]
    public void A_timer_fires_when_it_is_due_and_only_once()
    {
        using var timer = Arm("once", 2);

        _clock.Advance(Second);
        Assert.Empty(_fired);

        _clock.Advance(Second);
        _clock.Advance(10 * Second);
        Assert.Equal(["once at 2"], _fired);
    }

    [Fact]
    public void A_periodic_timer_fires_at_each_of_its_instants()
    {
        using var timer = Arm("tick", 1, period: 2);

        _clock.Advance(6 * Second);

        Assert.Equal(["tick at 1", "tick at 3", "tick at 5"], _fired);
    }

    [Fact]
    public void A_period_of_zero_fires_once()
    {
        using var timer = Arm("once", 1, period: 0);

        _clock.Advance(3 * Second);

        Assert.Equal(["once at 1"], _fired);
    }

    [Fact]
    public void Timers_fire_in_the_order_they_are_due_and_ties_in_the_order_of_creation()
    {
        using var late = Arm("late", 3);
        using var first = Arm("first", 9);
        using var second = Arm("second", 2);
        first.Change(2 * Second, Timeout.InfiniteTimeSpan);

        _clock.Advance(5 * Second);

        Assert.Equal(["first at 2", "second at 2", "late at 3"], _fired);
    }

    [Fact]
    public void A_timer_armed_in_a_callback_fires_in_the_same_move()
    {
        using var outer = _clock.CreateTimer(_ => Arm("inner", 2), null, Second, Timeout.InfiniteTimeSpan);

        _clock.Advance(5 * Second);

        Assert.Equal(["inner at 3"], _fired);
    }

    [Fact]
    public void A_changed_timer_counts_from_the_change()
    {
        using var timer = Arm("tick", 1, period: 1);
        _clock.Advance(Second);

        Assert.True(timer.Change(5 * Second, Timeout.InfiniteTimeSpan));
        _clock.Advance(10 * Second);

        Assert.Equal(["tick at 1", "tick at 6"], _fired);
    }

    [Fact]
    public void A_callback_can_stop_its_own_periodic_timer()
    {
        ITimer? timer = null;
        timer = _clock.CreateTimer(_ => Stop(), null, Second, Second);

        _clock.Advance(5 * Second);

        Assert.Equal(["stopped at 1"], _fired);

        void Stop()
        {
            timer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Record("stopped");
        }
    }

    [Fact]
    public void A_disposed_timer_neither_fires_nor_changes()
    {
        var timer = Arm("never", 1);

        timer.Dispose();
        _clock.Advance(2 * Second);

        Assert.Empty(_fired);
        Assert.False(timer.Change(Second, Second));
    }

    [Fact]
    public async Task A_timer_that_is_due_at_once_fires_without_the_test()
    {
        var reached = new TaskCompletionSource();

        await using var timer = _clock.CreateTimer(_ => reached.SetResult(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        await reached.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Asynchronous_disposal_waits_for_the_callback()
    {
        var entered = new TaskCompletionSource();
        using var leave = new ManualResetEventSlim();
        var timer = _clock.CreateTimer(_ => { entered.SetResult(); leave.Wait(); }, null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        await entered.Task.WaitAsync(TestContext.Current.CancellationToken);

        var disposal = timer.DisposeAsync().AsTask();

        Assert.False(disposal.IsCompleted);
        leave.Set();
        await disposal.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_callback_runs_in_the_context_that_made_its_timer()
    {
        var ambient = new AsyncLocal<string> { Value = "then" };
        using var timer = _clock.CreateTimer(_ => Record(ambient.Value!), null, Second, Timeout.InfiniteTimeSpan);
        ambient.Value = "now";

        _clock.Advance(Second);

        Assert.Equal(["then at 1"], _fired);
    }

    [Fact]
    public void An_exception_of_a_callback_stops_the_clock_there()
    {
        using var broken = _clock.CreateTimer(_ => throw new FormatException(), null, Second, Timeout.InfiniteTimeSpan);
        using var next = Arm("next", 2);

        Assert.Throws<FormatException>(() => _clock.Advance(5 * Second));
        Assert.Equal(Second.Ticks, _clock.GetTimestamp());

        _clock.Advance(Second);
        Assert.Equal(["next at 2"], _fired);
    }

    [Theory]
    [InlineData(-2, 0)]
    [InlineData(0, -2)]
    [InlineData(4294967295, 0)]
    public void Times_that_a_system_timer_refuses_are_refused(long dueTime, long period)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            _clock.CreateTimer(_ => { }, null, TimeSpan.FromMilliseconds(dueTime), TimeSpan.FromMilliseconds(period)));
    }

    private ITimer Arm(string name, int due, int? period = null) =>
        _clock.CreateTimer(_ => Record(name), null, due * Second, period is { } seconds ? seconds * Second : Timeout.InfiniteTimeSpan);

    private void Record(string name) => _fired.Add($"{name} at {_clock.GetTimestamp() / TimeSpan.TicksPerSecond}");
}
