using Cairn.Alerting.Testing.Stories;
using Cairn.Alerting.Testing.Tests.EndToEnd;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;

namespace Cairn.Alerting.Testing.Tests;

/// <summary>When the clock moves for a request, and when it does not. Alone, as hosts of one process share their meters with those of proofs.</summary>
[Collection(nameof(RealTime))]
public sealed class CallingServices
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_that_takes_the_machine_long_takes_no_time_of_the_clock()
    {
        await using var host = await CairnTestHost.StartAsync(RunAsync, cancellationToken: Cancellation);
        var caller = new Caller(host);
        var before = host.Clock.GetTimestamp();

        await caller.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, "/computed"), Cancellation);

        Assert.Equal(TimeSpan.Zero, host.Clock.GetElapsedTime(before));
    }

    [Fact]
    public async Task A_request_that_waits_for_the_clock_gets_its_time()
    {
        await using var host = await CairnTestHost.StartAsync(RunAsync, cancellationToken: Cancellation);
        var caller = new Caller(host);
        var before = host.Clock.GetTimestamp();

        await caller.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, "/awaited"), Cancellation);

        Assert.Equal(TimeSpan.FromSeconds(3), host.Clock.GetElapsedTime(before));
    }

    private static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration["Cairn:Service:Name"] = "build-status";
        builder.Configuration["Cairn:Service:Team"] = "ci-experience";
        builder.AddCairn();

        await using var app = builder.Build();
        app.MapCairn();
        app.MapGet("/computed", () => SpinWait.SpinUntil(() => false, TimeSpan.FromMilliseconds(80)));
        app.MapGet("/awaited", async (TimeProvider clock, CancellationToken stop) => await Task.Delay(TimeSpan.FromSeconds(3), clock, stop));
        await app.RunAsync();
    }
}
