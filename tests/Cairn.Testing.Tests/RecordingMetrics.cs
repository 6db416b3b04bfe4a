using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Testing.Tests;

public sealed class RecordingMetrics
{
    private static readonly Meter ProcessWide = new("Cairn.Testing.Tests.ProcessWide");
    private static readonly Counter<int> ProcessWideHits = ProcessWide.CreateCounter<int>("hits.process");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_measurement_keeps_value_unit_meter_and_tags()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Worker(_ => { }), cancellationToken: Token);
        var sizes = MeterOf(service).CreateHistogram<decimal>("build.size", "By");

        sizes.Record(1.5m, new KeyValuePair<string, object?>("branch", "main"));

        var measurement = Assert.Single(service.Metrics.Measurements("build.size"));
        Assert.Equal(("build.size", "By", "test", 1.5), (measurement.Instrument, measurement.Unit, measurement.Meter, measurement.Value));
        Assert.Equal("main", measurement.Tags["branch"]);
    }

    [Fact]
    public async Task A_sum_counts_what_has_all_the_tags()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Worker(_ => { }), cancellationToken: Token);
        var requests = MeterOf(service).CreateCounter<long>("requests");

        requests.Add(1, new("status", 200), new("cache", "hit"));
        requests.Add(2, new("status", 200), new("cache", "miss"));
        requests.Add(4, new("status", 500), new("cache", "miss"));

        Assert.Equal(7, service.Metrics.Sum("requests"));
        Assert.Equal(3, service.Metrics.Sum("requests", ("status", 200)));
        Assert.Equal(2, service.Metrics.Sum("requests", ("status", "200"), ("cache", "miss")));
        Assert.Equal(0, service.Metrics.Sum("requests", ("path", "/")));
    }

    [Fact]
    public async Task Observable_instruments_show_their_present_state()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Worker(_ => { }), cancellationToken: Token);
        var depth = 3;
        MeterOf(service).CreateObservableGauge("queue.depth", () => depth);
        Assert.Equal(3, service.Metrics.Sum("queue.depth"));

        depth = 5;

        Assert.Equal(5, Assert.Single(service.Metrics.Measurements("queue.depth")).Value);
    }

    [Fact]
    public async Task The_duration_of_a_request_is_there_once_its_response_is_read()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(app => app.MapGet("/", () => "hello")), cancellationToken: Token);

        await service.Http.GetStringAsync("/", Token);

        var duration = Assert.Single(service.Metrics.Measurements("http.server.request.duration"));
        Assert.Equal(200, duration.Tags["http.response.status_code"]);
    }

    [Fact]
    public async Task What_a_host_adds_to_a_meter_of_the_process_is_its_own()
    {
        var program = Programs.Web(app => app.MapGet("/", () => ProcessWideHits.Add(1)));
        await using var service = await CairnTestHost.StartAsync(program, cancellationToken: Token);
        await using var other = await CairnTestHost.StartAsync(program, cancellationToken: Token);

        await service.Http.GetAsync("/", Token);
        ProcessWideHits.Add(10);

        Assert.Equal(1, service.Metrics.Sum("hits.process"));
        Assert.Equal(0, other.Metrics.Sum("hits.process"));
    }

    [Fact]
    public async Task A_measurement_can_be_waited_for()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Worker(_ => { }), cancellationToken: Token);
        var hits = MeterOf(service).CreateCounter<byte>("hits");
        var wait = service.Metrics.WaitForAsync(hit => hit.Value > 1, Token);

        hits.Add(1);
        Assert.False(wait.IsCompleted);
        hits.Add(2);

        Assert.Equal(2, (await wait).Value);
    }

    private static Meter MeterOf(CairnTestHost service) => service.Services.GetRequiredService<IMeterFactory>().Create("test");
}
