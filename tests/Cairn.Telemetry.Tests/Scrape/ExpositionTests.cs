using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Cairn.Telemetry.Tests;

public sealed class ExpositionTests : IDisposable
{
    private readonly Meter _meter = new(ScrapedService.MeterName);

    [Fact]
    public async Task A_counter_ends_in_total_in_both_formats_and_its_family_in_text_alone()
    {
        await using var service = await ScrapedService.StartAsync();
        _meter.CreateCounter<long>("jobs.done", "{job}", "Jobs that were done").Add(3, new KeyValuePair<string, object?>("job.kind", "build"));

        var text = await service.ScrapeTextAsync();
        var open = await service.ScrapeOpenMetricsAsync();

        Assert.Equal(
            ["# HELP jobs_done_total Jobs that were done", "# TYPE jobs_done_total counter", "jobs_done_total{job_kind=\"build\",} 3"],
            text.About("jobs_done"));
        Assert.Equal(
            ["# TYPE jobs_done counter", "# HELP jobs_done Jobs that were done", "jobs_done_total{job_kind=\"build\",} 3"],
            open.About("jobs_done"));
    }

    [Fact]
    public async Task A_histogram_is_cumulative_and_says_its_unit()
    {
        await using var service = await ScrapedService.StartAsync();
        var advice = new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1, 10] };
        var histogram = _meter.CreateHistogram("wait", "s", advice: advice);
        Record(histogram, 0.2, 0.7, 1, 20);

        var open = await service.ScrapeOpenMetricsAsync();

        Assert.Equal(
            [
                "# TYPE wait_seconds histogram", "# UNIT wait_seconds seconds",
                "wait_seconds_bucket{,le=\"0.5\"} 1", "wait_seconds_bucket{,le=\"1.0\"} 3", "wait_seconds_bucket{,le=\"10.0\"} 3",
                "wait_seconds_bucket{,le=\"+Inf\"} 4", "wait_seconds_sum 21.9", "wait_seconds_count 4",
            ],
            open.About("wait_seconds"));
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    [InlineData(1234.5, "1234.5")]
    [InlineData(-0.000001, "-1E-06")]
    public async Task Numbers_are_written_in_no_language(double value, string number)
    {
        using var german = new SwitchedCulture("de-DE");
        await using var service = await ScrapedService.StartAsync();
        _meter.CreateObservableGauge("level", () => value);

        var text = await service.ScrapeTextAsync();

        Assert.Contains($"level {number}", text.About("level"));
    }

    [Fact]
    public async Task What_may_fall_is_a_gauge()
    {
        await using var service = await ScrapedService.StartAsync();
        _meter.CreateUpDownCounter<int>("queue.length", "{job}").Add(-2);

        var text = await service.ScrapeTextAsync();

        Assert.Equal(["# TYPE queue_length gauge", "queue_length -2"], text.About("queue_length"));
    }

    [Fact]
    public async Task The_resource_is_the_target()
    {
        await using var service = await ScrapedService.StartAsync(null, "--OTEL_RESOURCE_ATTRIBUTES=service.name=scraped,team=ci \"core\"");

        var text = await service.ScrapeTextAsync();
        var open = await service.ScrapeOpenMetricsAsync();

        var sample = Assert.Single(text.About("target_info"), line => line.StartsWith("target_info{", StringComparison.Ordinal));
        Assert.Contains("service_name=\"scraped\"", sample, StringComparison.Ordinal);
        Assert.Contains("team=\"ci \\\"core\\\"\"", sample, StringComparison.Ordinal);
        Assert.Contains("# TYPE target_info gauge", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE target info\n", open, StringComparison.Ordinal);
        Assert.EndsWith("\n# EOF\n", open, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measurement_within_a_trace_is_an_exemplar_in_OpenMetrics()
    {
        await using var service = await ScrapedService.StartAsync();
        using var source = new ActivitySource("Cairn.Telemetry.Tests.Exemplars");
        var span = source.StartActivity("work");
        _meter.CreateCounter<long>("traced").Add(2);
        Record(_meter.CreateHistogram("traced.time", "s", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1] }), 0.5);
        span?.Dispose();

        var open = await service.ScrapeOpenMetricsAsync();

        var ids = $" # {{trace_id=\"{span?.TraceId}\",span_id=\"{span?.SpanId}\"}} ";
        Assert.StartsWith($"traced_total 2{ids}2 ", open.About("traced_total")[^1], StringComparison.Ordinal);
        Assert.StartsWith($"traced_time_seconds_bucket{{,le=\"1.0\"}} 1{ids}0.5 ", open.About("traced_time_seconds_bucket")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("trace_id", await service.ScrapeTextAsync(), StringComparison.Ordinal);
    }

    public void Dispose() => _meter.Dispose();

    private static void Record(Histogram<double> histogram, params double[] values)
    {
        foreach (var value in values)
        {
            histogram.Record(value);
        }
    }

    private sealed class SwitchedCulture : IDisposable
    {
        private readonly CultureInfo? _before = CultureInfo.DefaultThreadCurrentCulture;

        public SwitchedCulture(string name) => CultureInfo.DefaultThreadCurrentCulture = new CultureInfo(name);

        public void Dispose() => CultureInfo.DefaultThreadCurrentCulture = _before;
    }
}
