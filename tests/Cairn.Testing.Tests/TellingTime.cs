namespace Cairn.Testing.Tests;

public sealed class TellingTime
{
    private readonly ManualTimeProvider clock = new();

    [Fact]
    public void A_clock_starts_at_the_year_2000_in_UTC_and_stands_still()
    {
        Assert.Equal(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), clock.GetUtcNow());
        Assert.Equal(clock.GetUtcNow(), clock.GetLocalNow());
        Assert.Equal(0, clock.GetTimestamp());
    }

    [Fact]
    public void Advancing_moves_both_the_wall_clock_and_the_timestamps()
    {
        var start = clock.GetTimestamp();

        clock.Advance(TimeSpan.FromMinutes(90));

        Assert.Equal(new DateTimeOffset(2000, 1, 1, 1, 30, 0, TimeSpan.Zero), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(90), clock.GetElapsedTime(start));
    }

    [Fact]
    public void Stepping_the_wall_clock_moves_neither_timestamps_nor_timers()
    {
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromSeconds(5));

        clock.SetUtcNow(new DateTimeOffset(2026, 10, 1, 14, 0, 0, TimeSpan.FromHours(2)));

        Assert.Equal(0, fired);
        Assert.Equal(TimeSpan.FromSeconds(5).Ticks, clock.GetTimestamp());
        Assert.Equal(new DateTimeOffset(2026, 10, 1, 12, 0, 0, TimeSpan.Zero), clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, clock.GetUtcNow().Offset);
    }

    [Fact]
    public void The_wall_clock_goes_on_from_where_it_was_stepped_to()
    {
        clock.Advance(TimeSpan.FromSeconds(5));
        clock.SetUtcNow(new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero));

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new DateTimeOffset(1990, 1, 1, 0, 0, 1, TimeSpan.Zero), clock.GetUtcNow());
    }

    [Fact]
    public async Task Time_does_not_go_back()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => clock.AdvanceUntilIdle(TimeSpan.FromTicks(-1), TestContext.Current.CancellationToken));
    }
}
