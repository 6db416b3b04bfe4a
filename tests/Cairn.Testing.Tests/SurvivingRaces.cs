using System.Collections.Concurrent;

namespace Cairn.Testing.Tests;

/// <summary>The races that users of hand-moved clocks report. Each is run on a naive clock, too, which must lose it: else it would show nothing.</summary>
public sealed class SurvivingRaces
{
    private const int Tries = 30;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_chain_of_delays_runs_once_a_period() => HoldsAsync("1 2 3 4 5", 5 * Minute, async (clock, seen, _) =>
    {
        for (var begin = clock.GetTimestamp(); ;)
        {
            await Task.Delay(Minute, clock, Token);
            seen.Enqueue(Minutes(clock, begin));
        }
    });

    [Fact]
    public Task A_periodic_timer_ticks_at_each_of_its_instants() => HoldsAsync("1 2 3 4 5", 5 * Minute, async (clock, seen, _) =>
    {
        using var timer = new PeriodicTimer(Minute, clock);

        for (var begin = clock.GetTimestamp(); await timer.WaitForNextTickAsync(Token);)
        {
            seen.Enqueue(Minutes(clock, begin));
            await Task.Yield();
        }
    });

    [Fact]
    public Task A_timer_armed_in_a_callback_fires_in_the_same_move() => HoldsAsync("1 3", 5 * Minute, (clock, seen, _) =>
    {
        var begin = clock.GetTimestamp();
        clock.CreateTimer(
            _ =>
            {
                seen.Enqueue(Minutes(clock, begin));
                clock.CreateTimer(_ => seen.Enqueue(Minutes(clock, begin)), null, 2 * Minute, Timeout.InfiniteTimeSpan);
            },
            null,
            Minute,
            Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    });

    [Fact]
    public Task A_loop_is_stopped_by_a_deadline_that_passes_on_the_way() => HoldsAsync("1 2 3 stopped at 3.5", 10 * Minute, async (clock, seen, _) =>
    {
        var begin = clock.GetTimestamp();
        using var deadline = new CancellationTokenSource(3.5 * Minute, clock);

        try
        {
            while (true)
            {
                await Task.Delay(Minute, clock, deadline.Token);
                seen.Enqueue(Minutes(clock, begin));
            }
        }
        catch (OperationCanceledException)
        {
            seen.Enqueue($"stopped at {Minutes(clock, begin)}");
        }
    });

    [Fact]
    public Task A_change_of_the_period_on_the_way_counts() => HoldsAsync("1 3 5", 5 * Minute, (clock, seen, _) =>
    {
        var begin = clock.GetTimestamp();
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                seen.Enqueue(Minutes(clock, begin));
                timer!.Change(2 * Minute, Timeout.InfiniteTimeSpan);
            },
            null,
            Minute,
            Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    });

    [Fact]
    public Task A_clock_that_is_moved_before_the_timer_is_armed_waits_for_it() => HoldsAsync("1", Minute, async (clock, seen, hop) =>
    {
        var begin = clock.GetTimestamp();
        await hop();
        await Task.Delay(Minute, clock, Token);
        seen.Enqueue(Minutes(clock, begin));
    });

    [Fact]
    public Task Work_on_the_pool_that_takes_no_time_meets_its_deadline() => HoldsAsync("done", 2 * Minute, async (clock, seen, hop) =>
    {
        var work = Task.Run(hop, Token);

        try
        {
            await work.WaitAsync(Minute, clock, Token);
            seen.Enqueue("done");
        }
        catch (TimeoutException)
        {
            seen.Enqueue("late");
        }
    });

    [Fact]
    public Task A_retry_that_waits_longer_each_time_is_made_at_its_instants() => HoldsAsync("1 3 7", 10 * Minute, async (clock, seen, _) =>
    {
        var begin = clock.GetTimestamp();

        for (var wait = Minute; wait <= 4 * Minute; wait *= 2)
        {
            await Task.Delay(wait, clock, Token);
            await Task.Yield();
            seen.Enqueue(Minutes(clock, begin));
        }
    });

    /// <summary>The manual clock wins the race every time; the naive one loses it at least once, and most of them always.</summary>
    private static async Task HoldsAsync(string expected, TimeSpan by, Func<TimeProvider, ConcurrentQueue<string>, Func<Task>, Task> code)
    {
        var lost = 0;

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var manual = new ManualTimeProvider();
            Assert.Equal(expected, await RunAsync(manual, code, () => manual.AdvanceUntilIdle(by, Token)));

            var naive = new NaiveTimeProvider();
            lost += await RunAsync(naive, code, () => { naive.Advance(by); return Task.CompletedTask; }) == expected ? 0 : 1;
        }

        Assert.NotEqual(0, lost);
    }

    private static async Task<string> RunAsync(TimeProvider clock, Func<TimeProvider, ConcurrentQueue<string>, Func<Task>, Task> code, Func<Task> move)
    {
        var seen = new ConcurrentQueue<string>();
        _ = code(clock, seen, HopAsync);

        await move();

        return string.Join(' ', seen);
    }

    private static async Task HopAsync()
    {
        for (var hop = 0; hop < 100; hop++)
        {
            await Task.Yield();
        }
    }

    private static string Minutes(TimeProvider clock, long begin) => FormattableString.Invariant($"{clock.GetElapsedTime(begin).TotalMinutes:0.#}");
}
