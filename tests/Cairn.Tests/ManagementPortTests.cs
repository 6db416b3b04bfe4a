using System.Net;
using Cairn.Testing;

namespace Cairn.Tests;

public sealed class ManagementPortTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_of_all_packages_are_scraped_there()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Service, cancellationToken: Cancellation);
        await service.Http.GetAsync("/hello", Cancellation);
        await service.Clock.AdvanceUntilIdle(TimeSpan.Zero, Cancellation); // requests are counted when their answers have gone out

        var metrics = await service.Management.GetStringAsync("/metrics", Cancellation);

        Assert.Contains("http_server_request_duration_seconds_count{", metrics, StringComparison.Ordinal);
        Assert.Contains("cairn_hosting_readiness", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Levels_are_read_changed_and_reset_there()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Service, cancellationToken: Cancellation);

        using var changed = await service.Management.PutAsync("/loglevels?category=Acme.Builds&level=Debug", content: null, Cancellation);
        var meanwhile = await service.Management.GetStringAsync("/loglevels", Cancellation);
        using var reset = await service.Management.DeleteAsync("/loglevels?category=Acme.Builds", Cancellation);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (changed.StatusCode, reset.StatusCode));
        Assert.Contains("Acme.Builds", meanwhile, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/loglevels")]
    [InlineData("/readyz")]
    public async Task Nothing_of_it_is_on_the_main_port(string path)
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Service, cancellationToken: Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, (await service.Http.GetAsync(path, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Its_traffic_leaves_no_span_no_request_metric_and_no_request_line()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Service, host => host.OnKestrel(), Cancellation);

        await service.Management.GetAsync("/readyz?verbose", Cancellation);
        await service.Management.GetAsync("/metrics", Cancellation);
        await service.Http.GetAsync("/hello", Cancellation);
        await service.Logs.WaitForAsync(entry => entry.EventName == "RequestFinished", Cancellation);

        Assert.Equal("/hello", Assert.Single(service.Logs.Named("RequestFinished")).Properties["http.route"]);
        Assert.Equal("/hello", Assert.Single(service.Metrics.Measurements("http.server.request.duration")).Tags["http.route"]);
        Assert.Equal("GET /hello", Assert.Single(service.Spans.From("Microsoft.AspNetCore")).Name);
    }
}
