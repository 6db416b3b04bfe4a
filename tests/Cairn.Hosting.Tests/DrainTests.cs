using System.Net;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Tests;

public sealed class DrainTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_draining_the_service_is_not_ready_but_serves()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), host => host.InEnvironment("Production"), Cancellation);

        service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await service.Logs.WaitForAsync(line => line.EventName == "DrainStarted", Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await service.Management.GetAsync("/readyz", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.Management.GetAsync("/livez", Cancellation)).StatusCode);
        Assert.Equal("hello", await service.Http.GetStringAsync("/hello", Cancellation));
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(8), Cancellation);
    }

    [Fact]
    public async Task The_service_stops_once_the_drain_delay_is_over_and_no_earlier()
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Web(), host => host.InEnvironment("Production").Configure("Cairn:Hosting:DrainDelay", "00:00:03"), Cancellation);
        service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await service.Logs.WaitForAsync(line => line.EventName == "DrainStarted", Cancellation);

        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(2.9), Cancellation);
        var early = service.Logs.Named("DrainCompleted").Count;
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(0.1), Cancellation);

        Assert.Equal(0, early);
        await service.Logs.WaitForAsync(line => line.EventName == "DrainCompleted", Cancellation);
    }

    [Fact]
    public async Task Development_does_not_wait()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), cancellationToken: Cancellation);

        var options = service.Services.GetRequiredService<IOptions<HostingOptions>>().Value;

        Assert.Equal((TimeSpan.Zero, "127.0.0.1"), (options.DrainDelay, options.ManagementAddress));
    }

    [Fact]
    public async Task The_hosts_stop_time_out_covers_drain_and_requests_in_flight()
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Web(), host => host.Configure("Cairn:Hosting:DrainDelay", "00:00:40"), Cancellation);

        var timeout = service.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout;

        Assert.Equal(TimeSpan.FromSeconds(40 + 20 + 3 + 5), timeout);
        service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(40), Cancellation);
    }
}
