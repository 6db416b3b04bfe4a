using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Testing.Tests;

/// <summary>What a clock that moves to its target in one go gets wrong.</summary>
public sealed class AdvancingUntilIdle
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ManualTimeProvider _clock = new();
    private int _rounds;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_loop_that_delays_runs_once_a_period()
    {
        _ = LoopAsync(() => Task.CompletedTask);

        await _clock.AdvanceUntilIdle(60 * Minute, Token);

        Assert.Equal(60, _rounds);
        Assert.Equal(60 * Minute, _clock.GetElapsedTime(0));
    }

    [Fact]
    public async Task A_loop_that_is_not_yet_at_its_first_delay_is_waited_for()
    {
        _ = Task.Run(
            async () =>
            {
                for (var hop = 0; hop < 100; hop++)
                {
                    await Task.Yield();
                }

                await LoopAsync(() => Task.CompletedTask);
            },
            Token);

        await _clock.AdvanceUntilIdle(10 * Minute, Token);

        Assert.Equal(10, _rounds);
    }

    [Fact]
    public async Task Work_that_hops_between_threads_between_two_delays_is_waited_for()
    {
        _ = LoopAsync(async () =>
        {
            for (var hop = 0; hop < 10; hop++)
            {
                await Task.Yield();
                await Task.Run(() => { }, Token);
            }
        });

        await _clock.AdvanceUntilIdle(60 * Minute, Token);

        Assert.Equal(60, _rounds);
    }

    [Fact]
    public async Task A_periodic_timer_loses_no_tick()
    {
        using var timer = new PeriodicTimer(Minute, _clock);
        _ = Task.Run(
            async () =>
            {
                while (await timer.WaitForNextTickAsync(Token))
                {
                    _rounds++;
                    await Task.Yield();
                }
            },
            Token);

        await _clock.AdvanceUntilIdle(60 * Minute, Token);

        Assert.Equal(60, _rounds);
    }

    [Fact]
    public async Task Two_loops_that_hand_over_work_stay_in_step()
    {
        var queue = Channel.CreateUnbounded<DateTimeOffset>();
        var handled = new List<TimeSpan>();
        _ = LoopAsync(() => queue.Writer.WriteAsync(_clock.GetUtcNow(), Token).AsTask());
        _ = Task.Run(
            async () =>
            {
                await foreach (var sent in queue.Reader.ReadAllAsync(Token))
                {
                    await Task.Delay(TimeSpan.FromSeconds(10), _clock, Token);
                    handled.Add(_clock.GetUtcNow() - sent);
                }
            },
            Token);

        await _clock.AdvanceUntilIdle(60 * Minute, Token);

        Assert.Equal(59, handled.Count);
        Assert.All(handled, delay => Assert.Equal(TimeSpan.FromSeconds(10), delay));
    }

    [Fact]
    public async Task A_worker_that_computes_for_a_while_holds_up_the_clock_of_its_host()
    {
        var program = Programs.Worker((provider, stopping) => LoopAsync(
            async () =>
            {
                await Task.Yield();
                SpinWait.SpinUntil(() => false, TimeSpan.FromMilliseconds(3));
            },
            provider.GetRequiredService<TimeProvider>(),
            stopping));
        await using var service = await CairnTestHost.StartAsync(program, cancellationToken: Token);

        await service.Clock.AdvanceUntilIdle(30 * Minute, Token);

        Assert.Equal(30, _rounds);
    }

    [Fact]
    public async Task The_move_stops_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        _ = LoopAsync(() => _rounds == 3 ? stop.CancelAsync() : Task.CompletedTask);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _clock.AdvanceUntilIdle(60 * Minute, stop.Token));

        Assert.Equal(3 * Minute, _clock.GetElapsedTime(0));
    }

    [Fact]
    public async Task Code_can_be_waited_for_until_it_has_armed_its_timer()
    {
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var loop = Task.Run(
            async () =>
            {
                await begin.Task;
                await Task.Delay(Minute, _clock, Token);
            },
            Token);
        var armed = _clock.WaitForTimerAsync(Token);
        Assert.False(armed.IsCompleted);

        begin.SetResult();
        await armed;
        _clock.Advance(Minute);

        await loop.WaitAsync(Token);
    }

    private Task LoopAsync(Func<Task> work) => LoopAsync(work, _clock, Token);

    private async Task LoopAsync(Func<Task> work, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(Minute, time, cancellationToken);
            _rounds++;
            await work();
        }
    }
}
