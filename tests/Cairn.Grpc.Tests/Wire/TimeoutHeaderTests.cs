using Cairn.Grpc.Wire;

namespace Cairn.Grpc.Tests.Wire;

public sealed class TimeoutHeaderTests
{
    [Theory]
    [InlineData("1n", 1)]
    [InlineData("100n", 1)]
    [InlineData("101n", 2)]
    [InlineData("1u", 10)]
    [InlineData("1m", TimeSpan.TicksPerMillisecond)]
    [InlineData("0S", 0)]
    [InlineData("15S", 15 * TimeSpan.TicksPerSecond)]
    [InlineData("2M", 2 * TimeSpan.TicksPerMinute)]
    [InlineData("99999999H", 99_999_999 * TimeSpan.TicksPerHour)]
    public void A_timeout_is_digits_and_a_unit(string value, long ticks)
    {
        Assert.True(TimeoutHeader.TryParse(value, out var timeout));
        Assert.Equal(ticks, timeout.Ticks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("1")]
    [InlineData("1s")]
    [InlineData("1 S")]
    [InlineData(" 1S")]
    [InlineData("1S ")]
    [InlineData("-1S")]
    [InlineData("+1S")]
    [InlineData("1.5S")]
    [InlineData("1,000S")]
    [InlineData("123456789S")]
    [InlineData("2147483647H")]
    [InlineData("١S")]
    [InlineData("1S, 2S")]
    public void Anything_else_is_refused(string value) =>
        Assert.False(TimeoutHeader.TryParse(value, out _));

    [Fact]
    public void What_is_written_is_read_as_no_less_and_as_less_than_a_unit_more()
    {
        var random = new Random(8);
        for (var round = 0; round < 20_000; round++)
        {
            var given = new TimeSpan(random.NextInt64(0, 1L << random.Next(1, 61)));

            var header = TimeoutHeader.Format(given);

            Assert.True(TimeoutHeader.TryParse(header, out var read), header);
            Assert.True(TimeoutHeader.TryParse($"1{header[^1]}", out var unit));
            Assert.InRange(read - given, TimeSpan.Zero, unit - TimeSpan.FromTicks(1));
        }
    }

    [Fact]
    public void The_ends_of_the_range_are_written_without_an_overflow()
    {
        Assert.Equal("99999999H", TimeoutHeader.Format(TimeSpan.MaxValue));
        Assert.Equal("0u", TimeoutHeader.Format(TimeSpan.Zero));
        Assert.Equal("0u", TimeoutHeader.Format(TimeSpan.MinValue));
    }
}
