namespace Cairn.Testing.Tests;

public sealed class TellingTime
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void A_clock_starts_at_the_year_2000_in_UTC_and_stands_still()
    {
        Assert.Equal(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), _clock.GetUtcNow());
        Assert.Equal(_clock.GetUtcNow(), _clock.GetLocalNow());
        Assert.Equal(0, _clock.GetTimestamp());
    }

    [Fact]
    public void Advancing_moves_both_the_wall_clock_and_the_timestamps()
    {
        var start = _clock.GetTimestamp();

        _clock.Advance(TimeSpan.FromMinutes(90));

        Assert.Equal(new DateTimeOffset(2000, 1, 1, 1, 30, 0, TimeSpan.Zero), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(90), _clock.GetElapsedTime(start));
    }

    [Fact]
    public void Stepping_the_wall_clock_moves_neither_timestamps_nor_timers()
    {
        var fired = 0;
        using var timer = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromSeconds(5));

        _clock.SetUtcNow(new DateTimeOffset(2026, 10, 1, 14, 0, 0, TimeSpan.FromHours(2)));

        Assert.Equal(0, fired);
        Assert.Equal(TimeSpan.FromSeconds(5).Ticks, _clock.GetTimestamp());
        Assert.Equal(new DateTimeOffset(2026, 10, 1, 12, 0, 0, TimeSpan.Zero), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, _clock.GetUtcNow().Offset);
    }

    [Fact]
    public void The_wall_clock_goes_on_from_where_it_was_stepped_to()
    {
        _clock.Advance(TimeSpan.FromSeconds(5));
        _clock.SetUtcNow(new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero));

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new DateTimeOffset(1990, 1, 1, 0, 0, 1, TimeSpan.Zero), _clock.GetUtcNow());
    }

    [Fact]
    public async Task Time_does_not_go_back()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(TimeSpan.FromTicks(-1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _clock.AdvanceUntilIdle(TimeSpan.FromTicks(-1), TestContext.Current.CancellationToken));
    }
}
