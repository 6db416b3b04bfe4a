using System.Diagnostics;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests;

public sealed class BootstrapLogTests : IDisposable
{
    private readonly StringWriter _error = new();
    private readonly BootstrapLog _bootstrap;

    public BootstrapLogTests() => _bootstrap = new BootstrapLog(new ServiceIdentity("build-status", null, "test"), _error, new ManualTimeProvider());

    [Fact]
    public void Lines_before_the_host_come_first_in_the_log_of_the_host()
    {
        _bootstrap.CreateLogger("Acme.Start").LogInformation(new EventId(7, "SettingsRead"), "Read {Path}", "settings.json");

        var lines = Capture.Lines(logger => logger.LogInformation("Ready"), builder => _bootstrap.ReplayInto(builder.Services));

        Assert.Equal(["Read settings.json", "Ready"], lines.Select(line => line.Text("msg")));
        Assert.Equal("Acme.Start SettingsRead settings.json", $"{lines[0].Text("logger")} {lines[0].Text("event.name")} {lines[0].Text("Path")}");
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public void A_kept_line_has_the_time_and_the_trace_that_it_was_written_in()
    {
        var activity = new Activity("migration").Start();
        _bootstrap.CreateLogger("Acme.Start").LogInformation("Migrated");
        activity.Stop();
        var written = TimeProvider.System.GetUtcNow();

        var lines = Capture.Lines(logger => logger.LogInformation("Ready"), builder => _bootstrap.ReplayInto(builder.Services));

        Assert.Equal(activity.TraceId.ToHexString(), lines[0].Text("trace_id"));
        Assert.Equal(activity.SpanId.ToHexString(), lines[0].Text("span_id"));
        Assert.True(lines[0].GetProperty("ts").GetDateTimeOffset() <= written);
        Assert.False(lines[1].Has("trace_id"));
    }

    [Fact]
    public void The_levels_of_the_host_decide_which_kept_lines_are_written()
    {
        _bootstrap.CreateLogger("Acme.Start").LogDebug("Detail");
        _bootstrap.CreateLogger("Acme.Start").LogInformation("Chatter");
        _bootstrap.CreateLogger("Acme.Migrations").LogDebug("Migrated");

        var lines = Capture.Lines(
            _ => _bootstrap.CreateLogger("Acme.Start").LogInformation("Late chatter"),
            builder => _bootstrap.ReplayInto(
                builder.With("Logging:LogLevel:Acme.Start", "Warning").With("Logging:LogLevel:Acme.Migrations", "Debug").Services));

        Assert.Equal(["Migrated"], lines.Select(line => line.Text("msg")));
    }

    [Fact]
    public void A_logger_made_early_keeps_working_in_the_host_and_after_it()
    {
        var early = _bootstrap.CreateLogger<BootstrapLogTests>();

        var line = Capture.Line(_ => early.LogInformation("In the host"), builder => _bootstrap.ReplayInto(builder.Services));
        early.LogCritical("After the host");

        Assert.Equal("In the host", line.Text("msg"));
        Assert.Equal("After the host", StrictJson.Parse(_error.ToString().TrimEnd('\n')).Text("msg"));
    }

    [Fact]
    public void No_more_than_1000_lines_are_kept_and_the_log_tells_how_many_were_lost()
    {
        var early = _bootstrap.CreateLogger<BootstrapLogTests>();
        Enumerable.Range(0, 1_003).ToList().ForEach(number => early.LogInformation("{Number}", number));

        var lines = Capture.Lines(_ => { }, builder => _bootstrap.ReplayInto(builder.Services));

        Assert.Equal(Enumerable.Range(0, 1_000), lines.SkipLast(1).Select(line => line.GetProperty("Number").GetInt32()));
        Assert.Equal("LinesLost", lines[^1].Text("event.name"));
        Assert.Equal(3, lines[^1].GetProperty("Count").GetInt32());
    }

    [Fact]
    public void Two_hosts_in_one_process_do_not_meet()
    {
        var other = new BootstrapLog(new ServiceIdentity("other", null, "test"), _error, new ManualTimeProvider());
        _bootstrap.CreateLogger("Acme").LogInformation("From the first");
        other.CreateLogger("Acme").LogInformation("From the second");

        var first = Capture.Lines(_ => { }, builder => _bootstrap.ReplayInto(builder.Services));
        var second = Capture.Lines(_ => { }, builder => other.ReplayInto(builder.Services));

        Assert.Equal(["From the first"], first.Select(line => line.Text("msg")));
        Assert.Equal(["From the second"], second.Select(line => line.Text("msg")));
    }

    [Fact]
    public void A_second_host_does_not_get_the_lines_again()
    {
        _bootstrap.CreateLogger("Acme").LogInformation("Once");

        var first = Capture.Text(_ => { }, Twice);
        var second = Capture.Text(_ => { }, Twice);

        Assert.Equal("Once", StrictJson.Parse(first.TrimEnd('\n')).Text("msg"));
        Assert.Empty(second);
    }

    [Fact]
    public void A_standard_error_that_takes_nothing_fails_nobody_who_logs_after_the_host()
    {
        using var gone = new FaultyWriter(_ => true);
        var bootstrap = new BootstrapLog(new ServiceIdentity("build-status", null, "test"), gone, new ManualTimeProvider());
        Capture.Text(_ => { }, builder => bootstrap.ReplayInto(builder.Services));

        var failure = Record.Exception(() => bootstrap.CreateLogger("Acme").LogCritical("After the host"));

        Assert.Null(failure);
        Assert.NotEmpty(gone.ToString());
    }

    [Fact]
    public void No_services_is_an_argument_error() => Assert.Throws<ArgumentNullException>(() => _bootstrap.ReplayInto(null!));

    public void Dispose() => _error.Dispose();

    private void Twice(HostApplicationBuilder builder)
    {
        _bootstrap.ReplayInto(builder.Services);
        _bootstrap.ReplayInto(builder.Services);
    }
}
