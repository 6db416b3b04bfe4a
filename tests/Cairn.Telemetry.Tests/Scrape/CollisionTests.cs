using System.Diagnostics.Metrics;

namespace Cairn.Telemetry.Tests;

public sealed class CollisionTests : IDisposable
{
    private static readonly string[] Words = ["x", "\"y\""];
    private static readonly long[] Numbers = [1, 2];

    private readonly Meter _meter = new(ScrapedService.MeterName);
    private readonly Meter _other = new(ScrapedService.MeterName + ".Other");

    [Fact]
    public async Task The_same_metric_of_two_meters_is_one_family()
    {
        await using var service = await ScrapedService.StartAsync();
        _meter.CreateCounter<int>("met.twice").Add(1);
        _other.CreateCounter<int>("met.twice").Add(2);

        var text = await service.ScrapeTextAsync();

        Assert.Equal(
            ["# TYPE met_twice_total counter", "met_twice_total 1", "met_twice_total{otel_scope_name=\"Cairn.Scraped.Other\"} 2"],
            text.About("met_twice"));
    }

    [Fact]
    public async Task Of_two_meanings_of_one_name_the_first_stays_and_the_other_is_said_once()
    {
        await using var service = await ScrapedService.StartAsync();
        _meter.CreateCounter<int>("met.odd").Add(1);
        _other.CreateUpDownCounter<int>("met/odd").Add(2);
        _other.CreateUpDownCounter<int>("met.odd.total").Add(3);

        var text = await service.ScrapeTextAsync();
        await service.ScrapeTextAsync();
        await service.StopAsync();

        Assert.Equal(["# TYPE met_odd_total counter", "met_odd_total 1"], text.About("met_odd"));
        var lines = service.Receiver.Logs.Where(log => log.EventName == "MetricNotScraped").Select(log => log.Attributes["Metric"]);
        Assert.Equal(["met/odd of Cairn.Scraped.Other", "met.odd.total of Cairn.Scraped.Other"], lines);
    }

    [Fact]
    public async Task Attributes_that_become_the_same_label_share_it()
    {
        await using var service = await ScrapedService.StartAsync();
        _meter.CreateCounter<int>("shared.label").Add(1, new("job.kind", "dot"), new("job/kind", "slash"), new("job_kind", "underscore"));

        var text = await service.ScrapeTextAsync();

        Assert.Equal("shared_label_total{job_kind=\"dot;slash;underscore\",} 1", text.About("shared_label_total")[^1]);
    }

    [Fact]
    public async Task An_attribute_with_the_name_of_a_bound_or_a_scope_keeps_its_value()
    {
        await using var service = await ScrapedService.StartAsync();
        _meter.CreateHistogram("named", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [] })
            .Record(1, new("le", "mine"), new("otel.scope.name", "also mine"));

        var text = await service.ScrapeTextAsync();

        Assert.Equal(
            "named_bucket{exported_le=\"mine\",exported_otel_scope_name=\"also mine\",,le=\"+Inf\"} 1",
            text.About("named_bucket").Single());
    }

    [Fact]
    public async Task Values_that_are_no_strings_are_written_as_such()
    {
        await using var service = await ScrapedService.StartAsync();
        _meter.CreateCounter<int>("typed").Add(1, new("a", true), new("b", 1.5), new("c", null), new("d", Words), new("e", Numbers));

        var text = await service.ScrapeTextAsync();

        Assert.Equal("typed_total{a=\"true\",b=\"1.5\",c=\"\",d=\"[\\\"x\\\",\\\"\\\\\\\"y\\\\\\\"\\\"]\",e=\"[1,2]\",} 1", text.About("typed_total")[^1]);
    }

    public void Dispose()
    {
        _meter.Dispose();
        _other.Dispose();
    }
}
