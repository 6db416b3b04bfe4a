using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests;

public sealed class LineLimitTests
{
    [Fact]
    public void A_line_within_the_limit_is_whole()
    {
        var text = new string('x', 7_900);

        var line = Capture.Line(logger => logger.LogInformation("{Text}", text));

        Assert.Equal(text, line.Text("msg"));
        Assert.Equal(text, line.Text("Text"));
        Assert.False(line.Has("truncated"));
    }

    [Theory]
    [InlineData('x')]
    [InlineData('\n')]
    [InlineData('"')]
    [InlineData('世')]
    [InlineData('\ud83d')]
    public void A_line_above_the_limit_is_shortened_and_says_so(char filling)
    {
        var line = Capture.Line(logger => logger.LogInformation("{Text}{Id}", new string(filling, 100_000), 42));

        Assert.True(line.GetProperty("truncated").GetBoolean());
        Assert.EndsWith("…", line.Text("msg"), StringComparison.Ordinal);
        Assert.Equal(42, line.GetProperty("Id").GetInt32());
    }

    [Fact]
    public void A_surrogate_pair_is_not_cut_in_two()
    {
        var line = Capture.Line(logger => logger.LogInformation("{Text}", string.Concat(Enumerable.Repeat("👋", 20_000))));

        Assert.DoesNotContain('\ufffd', line.Text("Text")!);
        Assert.StartsWith("👋👋", line.Text("Text"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_message_leaves_room_for_the_exception()
    {
        var failure = new InvalidOperationException(new string('m', 50_000), new TimeoutException("Too slow"));

        var line = Capture.Line(logger => logger.LogError(failure, "{Text}", new string('x', 50_000)));

        Assert.Equal("System.InvalidOperationException", line.Text("error.type"));
        Assert.StartsWith("mmm", line.Text("error.message"), StringComparison.Ordinal);
        Assert.True(line.Text("error.stack")!.Length > 4_096);
        Assert.True(line.Has("msg.template"));
    }

    [Fact]
    public void A_nested_value_that_does_not_fit_is_left_out()
    {
        var line = Capture.Line(logger => logger.LogInformation("{Numbers} {Id}", Enumerable.Range(0, 50_000).ToArray(), 42));

        Assert.False(line.Has("Numbers"));
        Assert.Equal(42, line.GetProperty("Id").GetInt32());
        Assert.True(line.GetProperty("truncated").GetBoolean());
    }

    [Fact]
    public void More_properties_than_fit_are_left_out()
    {
        var many = Enumerable.Range(0, 5_000).ToDictionary(number => $"Property{number}", number => (object?)number);

        var line = Capture.Line(logger => logger.Log(LogLevel.Information, default, many, null, (_, _) => "Said"));

        Assert.Equal(0, line.GetProperty("Property0").GetInt32());
        Assert.False(line.Has("Property4999"));
        Assert.Equal(JsonValueKind.True, line.GetProperty("truncated").ValueKind);
    }

    [Fact]
    public void Every_length_around_the_limit_gives_a_line_within_it()
    {
        var lines = Capture.Lines(logger =>
        {
            for (var length = 8_000; length < 8_200; length++)
            {
                logger.LogInformation("{Text}", new string('x', length));
            }
        });

        Assert.Equal(200, lines.Count);
        Assert.Contains(lines, line => line.Has("truncated"));
        Assert.Contains(lines, line => !line.Has("truncated"));
    }
}
