using System.Diagnostics.Metrics;
using System.Text.Json;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests;

public sealed class LostLinesTests
{
    private const int Capacity = 10_000;
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task A_stalled_output_keeps_the_oldest_lines_and_tells_how_many_were_lost_once_it_recovers()
    {
        using var output = new StalledWriter();
        var host = Build(output);
        var logger = host.Services.GetRequiredService<ILogger<LostLinesTests>>();
        logger.LogInformation("First");
        await output.Reached.WaitAsync(TestContext.Current.CancellationToken);

        WriteNumbers(logger, Capacity + 5);
        output.Resume();
        host.Dispose();

        var lines = Lines(output);
        Assert.Equal(["First", "5 log lines were lost, the first at 2000-01-01T00:00:00.0000000+00:00"], lines.Take(2).Select(line => line.Text("msg")));
        Assert.Equal(5, lines[1].GetProperty("Count").GetInt64());
        Assert.Equal("LinesLost warn", $"{lines[1].Text("event.name")} {lines[1].Text("level")}");
        Assert.Equal(Enumerable.Range(0, Capacity), Numbers(lines));
    }

    [Fact]
    public async Task Lost_lines_are_counted_in_a_metric_with_the_reason()
    {
        using var output = new StalledWriter();
        using var host = Build(output);
        var logger = host.Services.GetRequiredService<ILogger<LostLinesTests>>();
        var counted = Count(host.Services.GetRequiredService<IMeterFactory>());
        logger.LogInformation("First");
        await output.Reached.WaitAsync(TestContext.Current.CancellationToken);

        WriteNumbers(logger, Capacity + 3);

        Assert.Equal(["queue_full", "queue_full", "queue_full"], counted);
        output.Resume();
    }

    [Fact]
    public void A_write_that_fails_costs_its_line_and_no_other()
    {
        using var output = new FaultyWriter(line => line.Contains("\"Number\":1}", StringComparison.Ordinal));
        var host = Build(output);
        var counted = Count(host.Services.GetRequiredService<IMeterFactory>());

        WriteNumbers(host.Services.GetRequiredService<ILogger<LostLinesTests>>(), 4);
        host.Dispose();

        var lines = Lines(output);
        Assert.Equal([0, 2, 3], Numbers(lines));
        Assert.Equal(["write_failed"], counted);
        Assert.Equal(1, Assert.Single(lines, line => line.Text("event.name") == "LinesLost").GetProperty("Count").GetInt64());
    }

    [Fact]
    public void An_output_that_takes_nothing_harms_nobody()
    {
        using var output = new FaultyWriter(_ => true);
        var host = Build(output);
        var counted = Count(host.Services.GetRequiredService<IMeterFactory>());

        WriteNumbers(host.Services.GetRequiredService<ILogger<LostLinesTests>>(), 10);
        host.Dispose();

        Assert.Equal(11, counted.Count); // the line about lost lines is lost as well
    }

    [Fact]
    public void Losses_are_told_every_30_seconds_at_most_and_at_the_end()
    {
        using var output = new FaultyWriter(line => line[^3] is '1' or '3' or '5'); // every other number
        var host = Build(output);

        WriteNumbers(host.Services.GetRequiredService<ILogger<LostLinesTests>>(), 7);
        host.Dispose();

        var reports = Lines(output).Where(line => line.Text("event.name") == "LinesLost").Select(line => line.GetProperty("Count").GetInt64());
        Assert.Equal([1, 2], reports);
    }

    private IHost Build(TextWriter output)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<TimeProvider>(_clock).AddKeyedSingleton(LogPipeline.OutputKey, output).AddCairnLogging();
        return builder.Build();
    }

    private static List<string> Count(IMeterFactory meters)
    {
        var reasons = new List<string>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "cairn.logging.lines.dropped" && instrument.Meter.Scope == meters)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => reasons.AddRange(Enumerable.Repeat((string)tags[0].Value!, (int)count)));
        listener.Start();
        return reasons;
    }

    private static void WriteNumbers(ILogger logger, int count)
    {
        for (var number = 0; number < count; number++)
        {
            logger.LogInformation("Line {Number}", number);
        }
    }

    // Half a line that a failed write left behind is no JSON.
    private static List<JsonElement> Lines(StringWriter output) =>
        [.. output.ToString().Split('\n').Where(line => line.EndsWith('}')).Select(StrictJson.Parse)];

    private static IEnumerable<int> Numbers(IEnumerable<JsonElement> lines) =>
        lines.Where(line => line.Has("Number")).Select(line => line.GetProperty("Number").GetInt32());
}
