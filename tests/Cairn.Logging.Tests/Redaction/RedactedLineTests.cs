using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests.Redaction;

public sealed class RedactedLineTests
{
    private static readonly SampleRunner Runner = new("linux-7", "hunter2");

    [Fact]
    public void A_line_keeps_everything_but_the_classified_value()
    {
        var line = Capture.Line(logger => SampleEvents.Registered(logger, "linux-7", "hunter2"));

        Assert.Equal("Runner linux-7 registered with [secret]", line.Text("msg"));
        Assert.Equal("Runner {Name} registered with {Token}", line.Text("msg.template"));
        Assert.Equal("Registered", line.Text("event.name"));
        Assert.Equal("linux-7", line.Text("Name"));
        Assert.Equal("[secret]", line.Text("Token"));
    }

    [Fact]
    public void What_is_personal_is_called_so()
    {
        var line = Capture.Line(logger => SampleEvents.WithoutId(logger, "ann@example.com"));

        Assert.Equal("Mail [personal]                     went out", line.Text("msg"));
    }

    [Fact]
    public void A_captured_record_stays_a_structure()
    {
        var line = Capture.Line(logger => SampleEvents.Captured(logger, Runner));

        Assert.Equal("""{"Name":"linux-7","Token":"[secret]","Slots":4}""", line.GetProperty("Runner").GetRawText());
    }

    [Fact]
    public void A_printed_record_reads_as_ever()
    {
        var line = Capture.Line(logger => SampleEvents.Printed(logger, Runner));

        Assert.Equal("Printed SampleRunner { Name = linux-7, Token = [secret], Slots = 4 }", line.Text("msg"));
        Assert.Equal("SampleRunner { Name = linux-7, Token = [secret], Slots = 4 }", line.Text("Runner"));
    }

    [Fact]
    public void The_message_is_filled_as_the_platform_fills_it()
    {
        var line = Capture.Line(logger => logger.LogInformation(
            "{{{Id:D4}}} {Missing} {Ratio,8:0.00}| {Names} {Key}", 42, null, 0.5, new[] { "a", null }, new SampleKey("hunter2")));

        Assert.Equal("{0042} (null)     0.50| a, (null) [secret]", line.Text("msg"));
    }

    [Fact]
    public void A_sequence_without_an_end_is_cut()
    {
        var line = Capture.Line(logger => logger.LogInformation("Runners {Runners}", Enumerable.Repeat<object>(Runner, int.MaxValue).Append(1)));

        Assert.DoesNotContain("hunter2", line.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_replaced_and_not_thrown_at_the_caller()
    {
        var line = Capture.Line(logger => logger.LogInformation("Runners {Runners}", Enumerable.Range(0, 2).Select(number => number == 0 ? (object)Runner : throw new NotSupportedException())));

        Assert.Contains("could not be read", line.Text("msg"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_of_objects_ends()
    {
        var circle = new List<object> { Runner };
        circle.Add(circle);

        var line = Capture.Line(logger => logger.LogInformation("It is {It}", circle));

        Assert.Contains("[secret]", line.Text("msg"), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", line.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_getter_that_throws_costs_its_value_alone()
    {
        var line = Capture.Line(logger => logger.LogInformation("It is {@It}", new Thrower { Key = new("hunter2") }));

        Assert.Equal("[secret]", line.GetProperty("It").Text("Key"));
        Assert.Contains("InvalidOperationException", line.GetProperty("It").Text("Broken"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_levels_of_the_host_hold_before_redaction_and_behind_it()
    {
        var lines = Capture.Lines(
            logger =>
            {
                SampleEvents.Registered(logger, "linux-7", "hunter2");
                logger.LogWarning("Key {Key}", new SampleKey("hunter2"));
                Assert.False(logger.IsEnabled(LogLevel.Information));
            },
            builder => builder.With("Logging:LogLevel:Acme", "Warning"));

        Assert.Equal(["Key [secret]"], lines.Select(line => line.Text("msg")));
    }

    [Fact]
    public void A_provider_that_is_added_to_the_running_factory_gets_redacted_lines()
    {
        using var late = new RecordingProvider();
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddKeyedSingleton(LogPipeline.OutputKey, TextWriter.Null).AddCairnLogging();
        using var host = builder.Build();
        var loggers = host.Services.GetRequiredService<ILoggerFactory>();

        loggers.AddProvider(late);
        SampleEvents.Printed(loggers.CreateLogger("Late"), Runner);

        Assert.Contains("[secret]", Assert.Single(late.Messages), StringComparison.Ordinal);
    }

    private sealed class Thrower
    {
        public SampleKey Key { get; init; }

        public string Broken => throw new InvalidOperationException(Key.ToString());
    }
}
