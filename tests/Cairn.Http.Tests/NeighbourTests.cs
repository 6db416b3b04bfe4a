using System.Diagnostics;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using static Cairn.Http.Tests.OutboundService;

namespace Cairn.Http.Tests;

/// <summary>A declared dependency that runs in the same test, under its own name.</summary>
public sealed class NeighbourTests
{
    private readonly CairnTestNetwork _network = new();

    [Fact]
    public async Task A_declared_dependency_is_reached_by_its_name_within_one_trace()
    {
        await using var notifier = await StartNotifierAsync();
        await using var caller = await StartCallerAsync();

        Assert.Equal("noted", await caller.Http.GetStringAsync("/", Cancellation));

        var request = await caller.Spans.WaitForAsync(span => span.Kind == ActivityKind.Server, Cancellation);
        var noted = await notifier.Spans.WaitForAsync(span => span.Kind == ActivityKind.Server, Cancellation);
        Assert.Equal(request.TraceId, noted.TraceId);
        Assert.Single(caller.Metrics.Measurements(HttpTelemetry.AttemptDuration));
    }

    [Fact]
    public async Task A_dependency_that_has_ended_fails_as_one_that_is_not_found()
    {
        var notifier = await StartNotifierAsync();
        await using var caller = await StartCallerAsync();
        await notifier.DisposeAsync();

        var failure = await Assert.ThrowsAnyAsync<HttpRequestException>(() => caller.Client().PostAsync("notices", content: null, Cancellation));

        Assert.StartsWith("No host of the network is called 'notifier'. Known: caller.", failure.Message, StringComparison.Ordinal);
    }

    private Task<CairnTestHost> StartNotifierAsync() => StartAsync(
        _ => { }, app => app.MapGet("/notices", () => "noted"), setup => setup.Join(_network, Notifier));

    private Task<CairnTestHost> StartCallerAsync() => StartAsync(
        services => services.AddCairnDependency(Notifier),
        app => app.MapGet("/", (IHttpClientFactory clients, CancellationToken cancelled) => clients.CreateClient(Notifier).GetStringAsync("notices", cancelled)),
        setup => setup.Join(_network, "caller"));
}
