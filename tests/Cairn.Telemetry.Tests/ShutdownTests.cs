using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;

namespace Cairn.Telemetry.Tests;

public sealed class ShutdownTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collector_that_never_answers_does_not_hold_the_service_up()
    {
        using var blackHole = new TcpListener(IPAddress.Loopback, 0);
        blackHole.Start();
        var service = await TestService.StartAsync(
            app => app.MapGet("/", () => "home"), settings: $"--OTEL_EXPORTER_OTLP_ENDPOINT=http://{blackHole.LocalEndpoint}");
        await service.Http.GetAsync("/", Cancellation);

        var stopping = Stopwatch.StartNew();
        await service.StopAsync();
        await service.DisposeAsync();

        // The flush is bounded at 3 s; the SDK alone takes 15 s.
        Assert.InRange(stopping.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task A_collector_that_is_down_costs_no_more_than_the_flush_limit()
    {
        var service = await TestService.StartAsync(app => app.MapGet("/", () => "home"));
        await service.Receiver.DisposeAsync();
        var answer = await service.Http.GetAsync("/", Cancellation);

        var stopping = Stopwatch.StartNew();
        await service.StopAsync();
        await service.DisposeAsync();

        Assert.True(answer.IsSuccessStatusCode);
        Assert.InRange(stopping.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }
}
