using System.Diagnostics;
using System.Diagnostics.Metrics;
using Cairn.Telemetry.Scrape;

namespace Cairn.Telemetry.Tests;

public sealed class ScrapeFlightTests : IDisposable
{
    private readonly Meter _meter = new(ScrapedService.MeterName);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scrapes_that_overlap_share_one_collection()
    {
        using var release = new ManualResetEventSlim();
        using var exporter = new ScrapeExporter();
        exporter.Collect = _ =>
        {
            release.Wait(Cancellation);
            return true;
        };
        var flight = new ScrapeFlight(exporter);

        var (first, second) = (flight.JoinAsync(), flight.JoinAsync());
        release.Set();
        await first;
        var later = flight.JoinAsync();

        Assert.Same(first, second);
        Assert.NotSame(first, later);
        await later;
    }

    [Fact]
    public async Task Many_scrapes_at_once_are_all_answered_whole()
    {
        await using var service = await ScrapedService.StartAsync();
        _meter.CreateCounter<int>("crowded").Add(4);

        var scrapes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => service.ScrapeOpenMetricsAsync()));

        Assert.All(scrapes, scrape => Assert.Contains("crowded_total 4", scrape.About("crowded")));
        Assert.All(scrapes, scrape => Assert.EndsWith("# EOF\n", scrape, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_scraper_that_gives_up_does_not_take_the_others_along()
    {
        await using var service = await ScrapedService.StartAsync();
        using var collecting = new SemaphoreSlim(0);
        using var release = new ManualResetEventSlim();
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        _meter.CreateObservableGauge("held", () => Hold());
        var given = service.Http.GetStringAsync("/metrics", impatient.Token);
        await collecting.WaitAsync(Cancellation);

        var patient = service.ScrapeTextAsync();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        release.Set();

        Assert.Contains("held 7", (await patient).About("held"));

        int Hold()
        {
            collecting.Release();
            release.Wait(Cancellation);
            return 7;
        }
    }

    [Fact]
    public async Task A_scrape_leaves_the_export_its_share()
    {
        await using var service = await ScrapedService.StartAsync(null, "--OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta");
        var counter = _meter.CreateCounter<int>("shared");
        counter.Add(5);
        var first = await service.ScrapeTextAsync();
        counter.Add(2);
        var second = await service.ScrapeTextAsync();

        await service.StopAsync();

        var exported = Assert.Single(service.Receiver.Metrics, metric => metric.Name == "shared");
        Assert.Equal((7d, 1), (exported.DataPoints[0].Value, exported.DataPoints.Count));
        Assert.Equal(("shared_total 5", "shared_total 7"), (first.About("shared_total")[^1], second.About("shared_total")[^1]));
    }

    [Fact]
    public async Task A_request_that_measures_beside_scrapes_allocates_nothing_for_them()
    {
        await using var service = await ScrapedService.StartAsync();
        using var source = new ActivitySource("Cairn.Telemetry.Tests.Allocations");
        using var span = source.StartActivity("request"); // so that exemplars are kept
        var counter = _meter.CreateCounter<long>("allocation.count");
        var histogram = _meter.CreateHistogram<double>("allocation.size");
        Measure(counter, histogram);
        await service.ScrapeOpenMetricsAsync();

        var allocated = Measure(counter, histogram);

        Assert.NotNull(span);
        Assert.Equal(0, allocated);
        Assert.Contains("# {trace_id", (await service.ScrapeOpenMetricsAsync()).About("allocation_count_total")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_SDK_is_an_empty_scrape()
    {
        await using var service = await ScrapedService.StartAsync(null, "--OTEL_SDK_DISABLED=true");

        Assert.Equal(("", "# EOF\n"), (await service.ScrapeTextAsync(), await service.ScrapeOpenMetricsAsync()));
    }

    public void Dispose() => _meter.Dispose();

    private static long Measure(Counter<long> counter, Histogram<double> histogram)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("kind", "build"));
            histogram.Record(i, new KeyValuePair<string, object?>("kind", "build"));
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
