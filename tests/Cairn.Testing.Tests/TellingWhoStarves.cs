using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Testing.Tests;

public sealed class TellingWhoStarves
{
    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_clock_tells_its_armed_timers_with_the_code_that_made_them_the_next_first()
    {
        using var late = _clock.CreateTimer(_ => { }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        _ = PollAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(
            """
            The clock stands at 2000-01-01T00:00:00.000Z; armed timers: 2.
              made by TellingWhoStarves.PollAsync and due in 00:01:00
              made by TellingWhoStarves.A_clock_tells_its_armed_timers_with_the_code_that_made_them_the_next_first and due in 01:00:00
            """,
            _clock.ToString(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_clock_without_timers_says_so()
    {
        _clock.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal("The clock stands at 2000-01-01T00:01:30.000Z; no timer is armed.", _clock.ToString());
    }

    [Fact]
    public async Task Code_that_never_lets_the_clock_go_on_is_named()
    {
        ITimer? again = null;
        again = _clock.CreateTimer(_ => again!.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan), null, TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _clock.AdvanceUntilIdle(TimeSpan.FromHours(1), Token));

        Assert.StartsWith(
            "The clock cannot leave 2000-01-01T00:05:00.000Z: timers fire there without end, the last made by TellingWhoStarves.Code_that_never_lets_the_clock_go_on_is_named.",
            failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_blocks_is_named_when_the_clock_goes_on_without_it()
    {
        using var release = new ManualResetEventSlim();
        await using var service = await CairnTestHost.StartAsync(
            Programs.Worker((provider, _) => BlockAsync(provider.GetRequiredService<TimeProvider>(), release)), cancellationToken: Token);

        await service.Clock.AdvanceUntilIdle(TimeSpan.FromMinutes(10), Token);

        Assert.Contains("\n  2000-01-01T00:01:00.000Z: TellingWhoStarves.BlockAsync", service.Clock.ToString(), StringComparison.Ordinal);
        release.Set();
    }

    [Fact]
    public async Task Many_timers_due_at_once_are_no_loop()
    {
        var waits = Enumerable.Range(0, 10_000).Select(_ => Task.Delay(TimeSpan.FromMinutes(1), _clock, Token)).ToList();

        await _clock.AdvanceUntilIdle(TimeSpan.FromMinutes(1), Token);

        await Task.WhenAll(waits);
    }

    private async Task PollAsync(TimeSpan period) => await Task.Delay(period, _clock, Token);

    private static async Task BlockAsync(TimeProvider clock, ManualResetEventSlim release)
    {
        await Task.Delay(TimeSpan.FromMinutes(1), clock, Token);
        await Task.Run(() => release.Wait(Token), Token);
    }
}
