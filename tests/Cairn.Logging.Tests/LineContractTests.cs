using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Serilog.Events;
using Serilog.Parsing;

namespace Cairn.Logging.Tests;

public sealed class LineContractTests
{
    private static readonly string[] ContractOfAPlainLine = ["ts", "level", "msg", "logger", "service.name", "env", "msg.template"];

    [Fact]
    public void A_line_is_written_as_the_contract_has_it()
    {
        var logEvent = new LineEvent(
            new DateTimeOffset(2026, 3, 1, 14, 30, 5, 7, TimeSpan.FromHours(2)),
            LogEventLevel.Warning,
            exception: null,
            new MessageTemplateParser().Parse("Build {Id} took {Seconds} s on {Branch}"),
            ActivityTraceId.CreateFromString("0af7651916cd43dd8448eb211c80319c"),
            ActivitySpanId.CreateFromString("b7ad6b7169203331"))
        {
            Logger = "Acme.Builds",
            EventId = new EventId(7, "BuildReported"),
        };
        logEvent.AddOrUpdateProperty(new("Id", new ScalarValue(42)));
        logEvent.AddOrUpdateProperty(new("Seconds", new ScalarValue(1.5)));
        logEvent.AddOrUpdateProperty(new("Branch", new ScalarValue("größe/<a>'b'")));
        using var output = new StringWriter();

        new JsonLineFormatter(new ServiceIdentity("build-status", "1.2.3", "production")).Format(logEvent, output);

        const string expected = """
            {"ts":"2026-03-01T12:30:05.007Z","level":"warn","msg":"Build 42 took 1.5 s on größe/<a>'b'","event.id":7,"event.name":"BuildReported","logger":"Acme.Builds",
            "trace_id":"0af7651916cd43dd8448eb211c80319c","span_id":"b7ad6b7169203331","service.name":"build-status","service.version":"1.2.3","env":"production",
            "msg.template":"Build {Id} took {Seconds} s on {Branch}","Id":42,"Seconds":1.5,"Branch":"größe/<a>'b'"}
            """;
        Assert.Equal(expected.ReplaceLineEndings(string.Empty) + "\n", output.ToString());
    }

    [Fact]
    public void Keys_without_a_value_are_absent()
    {
        var line = Capture.Line(logger => logger.LogInformation("Ready"));

        Assert.Equal(ContractOfAPlainLine, line.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void A_null_property_is_absent_and_reads_as_null_in_the_message()
    {
        var line = Capture.Line(logger => logger.LogInformation("On {Branch}", (string?)null));

        Assert.False(line.Has("Branch"));
        Assert.Equal("On (null)", line.Text("msg"));
    }

    [Fact]
    public void The_event_id_and_name_are_keys_of_their_own()
    {
        var line = Capture.Line(logger => logger.Log(LogLevel.Information, new EventId(12, "BuildReported"), "Reported"));

        Assert.Equal(12, line.GetProperty("event.id").GetInt32());
        Assert.Equal("BuildReported", line.Text("event.name"));
        Assert.False(line.Has("EventId"));
    }

    [Fact]
    public void A_value_may_have_any_name_and_hides_neither_the_logger_nor_the_event()
    {
        var line = Capture.Line(logger => logger.Log(LogLevel.Information, new EventId(12, "BuildReported"), "{SourceContext} {EventId}", "main", 7));

        Assert.Equal("main 7", line.Text("msg"));
        Assert.Equal((Capture.Category, "BuildReported"), (line.Text("logger"), line.Text("event.name")));
        Assert.Equal(("main", 7), (line.Text("SourceContext"), line.GetProperty("EventId").GetInt32()));
    }

    [Fact]
    public void Values_keep_their_type()
    {
        var line = Capture.Line(logger => logger.LogInformation(
            "{Count} {Ratio} {Cost} {Passed} {Tags} {@Runner} {Took}",
            42, 0.25, 1.10m, true, new[] { "a", "b" }, new { Name = "r1", Cores = 8 }, TimeSpan.FromSeconds(90)));

        Assert.Equal("42", line.GetProperty("Count").GetRawText());
        Assert.Equal("0.25", line.GetProperty("Ratio").GetRawText());
        Assert.Equal("1.10", line.GetProperty("Cost").GetRawText());
        Assert.Equal(JsonValueKind.True, line.GetProperty("Passed").ValueKind);
        Assert.Equal("""["a","b"]""", line.GetProperty("Tags").GetRawText());
        Assert.Equal("""{"Name":"r1","Cores":8}""", line.GetProperty("Runner").GetRawText());
        Assert.Equal("00:01:30", line.Text("Took"));
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void A_number_that_JSON_does_not_know_is_a_string(double number, string expected)
    {
        var line = Capture.Line(logger => logger.LogInformation("{Ratio} {Nested}", number, new[] { number }));

        Assert.Equal(expected, line.Text("Ratio"));
        Assert.Equal(expected, line.GetProperty("Nested")[0].GetString());
    }

    [Theory]
    [InlineData("a\r\nb")]
    [InlineData("a\u2028b\u2029c\u0085d")]
    [InlineData("\"}\n{\"level\":\"fatal\"")]
    [InlineData("\u001b[31m\0\b")]
    [InlineData("Grüße, 世界 👋")]
    public void Text_comes_back_as_it_was_and_cannot_break_the_line(string text)
    {
        var line = Capture.Line(logger => logger.LogInformation("Said {Text}", text));

        Assert.Equal(text, line.Text("Text"));
        Assert.Equal($"Said {text}", line.Text("msg"));
    }

    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character()
    {
        var line = Capture.Line(logger => logger.LogInformation("Said {Text} {Nested}", "a\ud800b", new[] { "\udc00" }));

        Assert.Equal("a\ufffdb", line.Text("Text"));
        Assert.Equal("\ufffd", line.GetProperty("Nested")[0].GetString());
    }

    [Fact]
    public void A_property_that_has_a_name_of_the_contract_is_prefixed()
    {
        var line = Capture.Line(logger => logger.LogInformation("{level} {ts} {msg}", "high", "now", "hello"));

        Assert.Equal("info", line.Text("level"));
        Assert.Equal("high", line.Text("prop.level"));
        Assert.Equal("now", line.Text("prop.ts"));
        Assert.Equal("hello", line.Text("prop.msg"));
    }

    [Fact]
    public void A_property_that_already_has_the_prefixed_name_stays_apart()
    {
        var line = Capture.Line(logger => logger.Log(
            LogLevel.Information, default, new Dictionary<string, object?> { ["prop.level"] = 1, ["level"] = 2 }, null, (_, _) => "Said"));

        Assert.Equal(1, line.GetProperty("prop.level").GetInt32());
        Assert.Equal(2, line.GetProperty("prop.prop.level").GetInt32());
    }

    [Fact]
    public void Dictionary_keys_that_read_the_same_do_not_meet()
    {
        var line = Capture.Line(logger => logger.LogInformation("{Map}", new Dictionary<string, int> { ["\ud800"] = 1, ["\ud801"] = 2 }));

        Assert.Equal(2, line.GetProperty("Map").EnumerateObject().Count());
    }

    [Fact]
    public void The_service_is_named_on_every_line()
    {
        var line = Capture.Line(
            logger => logger.LogInformation("Ready"),
            builder => builder.With("Cairn:Logging:ServiceName", "build-status").With("Cairn:Logging:ServiceVersion", "1.2.3"));

        Assert.Equal("build-status", line.Text("service.name"));
        Assert.Equal("1.2.3", line.Text("service.version"));
        Assert.Equal("production", line.Text("env"));
    }
}
