using System.Globalization;
using System.Text;
using System.Text.Json;
using Serilog.Events;
using Serilog.Parsing;

namespace Cairn.Logging.Tests;

public sealed class AnyEventTests
{
    private const int Count = 1_500;
    private readonly JsonLineFormatter _formatter = new(new ServiceIdentity("build-status", "1.2.3", "production"));

    [Fact]
    public void Any_event_gives_one_line_that_a_strict_parser_reads_back()
    {
        var events = new RandomEvents(Seed());

        for (var number = 0; number < Count; number++)
        {
            var line = Format(events.Next());

            Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
            StrictJson.Parse(line[..^1]);
        }
    }

    [Fact]
    public void Every_text_of_an_event_comes_back_unless_the_line_says_that_it_was_cut()
    {
        var events = new RandomEvents(Seed());
        var names = new HashSet<string>(LineContract.Names) { "EventId", "SourceContext" };

        for (var number = 0; number < Count; number++)
        {
            var logEvent = events.Next();
            var line = StrictJson.Parse(Format(logEvent)[..^1]);
            var texts = logEvent.Properties.Where(property => property.Value is ScalarValue { Value: string } && !names.Contains(property.Key));

            Assert.All(texts, text => Assert.True(line.Has("truncated") || ComesBack(line, text.Key, (ScalarValue)text.Value), text.Key));
        }
    }

    [Fact]
    public void Random_events_do_reach_the_limit_and_the_prefix()
    {
        var events = new RandomEvents(1);

        var lines = Enumerable.Range(0, Count).Select(_ => StrictJson.Parse(Format(events.Next())[..^1])).ToList();

        Assert.Contains(lines, line => line.Has("truncated"));
        Assert.Contains(lines, line => line.Has("prop.prop.level"));
        Assert.Contains(lines, line => line.Has("error.stack"));
    }

    [Fact]
    public void An_event_that_is_formatted_while_another_one_is_disturbs_neither()
    {
        var inner = "";
        var outer = Format(new LogEvent(
            DateTimeOffset.UnixEpoch, LogEventLevel.Error, new Talkative(() => inner = Format(new RandomEvents(1).Next())), new MessageTemplateParser().Parse("Failed"), []));

        Assert.Equal("told", StrictJson.Parse(outer[..^1]).Text("error.stack"));
        Assert.Equal("Failed", StrictJson.Parse(outer[..^1]).Text("msg"));
        StrictJson.Parse(inner[..^1]);
    }

    private static int Seed()
    {
        var seed = Environment.GetEnvironmentVariable("CAIRN_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"CAIRN_SEED={seed}");
        return seed;
    }

    // Names that differ in lone surrogates alone may have got a prefix; the value is then under one of those.
    private static bool ComesBack(JsonElement line, string name, ScalarValue value) =>
        line.EnumerateObject().Any(member =>
            member.Name.EndsWith(WellFormed(name), StringComparison.Ordinal) &&
            member.Value.ValueKind == JsonValueKind.String &&
            member.Value.GetString() == WellFormed((string)value.Value!));

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private string Format(LogEvent logEvent)
    {
        using var output = new StringWriter();
        _formatter.Format(logEvent, output);
        return output.ToString();
    }

    private sealed class Talkative(Action talk) : Exception
    {
        public override string ToString()
        {
            talk();
            return "told";
        }
    }
}
