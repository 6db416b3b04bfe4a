using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests;

public sealed class AnyCallTests
{
    [Fact]
    public void Any_call_gives_exactly_one_line_that_a_strict_parser_reads_back()
    {
        var seed = Environment.GetEnvironmentVariable("CAIRN_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"CAIRN_SEED={seed}");
        var calls = new RandomCalls(seed);

        for (var number = 0; number < 200; number++)
        {
            var line = Capture.Line(calls.Next, builder => builder.With("Logging:LogLevel:Default", "Trace"));

            Assert.True(line.Has("level") && line.Has("msg"));
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", line.Text("ts"));
        }
    }

    [Fact]
    public void An_exception_nested_20000_deep_neither_ends_the_process_nor_breaks_the_line()
    {
        var failure = Enumerable.Range(0, 20_000).Aggregate((Exception)new TimeoutException("innermost"), (inner, depth) => new InvalidOperationException($"at {depth}", inner));

        var line = Capture.Line(logger => logger.LogError(failure, "Failed"));

        Assert.Equal("at 19999", line.Text("error.message"));
        Assert.StartsWith("System.InvalidOperationException: at 19999\n\n ---> System.InvalidOperationException: at 19998", line.Text("error.stack"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_cannot_be_read_costs_the_value_and_not_the_line()
    {
        var line = Capture.Line(logger => logger.LogInformation(new EventId(7, "Odd"), "{Id} has {Parts}", 42, Broken()));

        Assert.Equal(42, line.GetProperty("Id").GetInt32());
        Assert.Matches(@"^42 has \(.*Broken.*, could not be read\)$", line.Text("msg"));
        Assert.Equal("Odd", line.Text("event.name"));
        Assert.Equal(Capture.Category, line.Text("logger"));
    }

    [Fact]
    public void A_sequence_without_an_end_is_left_out()
    {
        var line = Capture.Line(logger => logger.LogInformation("{Numbers} {Id}", Endless(), 42));

        Assert.False(line.Has("Numbers"));
        Assert.Equal(42, line.GetProperty("Id").GetInt32());
        Assert.True(line.GetProperty("truncated").GetBoolean());
    }

    private static IEnumerable<int> Endless()
    {
        while (true)
        {
            yield return 1;
        }
    }

    private static IEnumerable<int> Broken()
    {
        yield return 1;
        throw new NotSupportedException();
    }
}
