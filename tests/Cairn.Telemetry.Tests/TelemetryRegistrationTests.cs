using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Telemetry.Tests;

public sealed class TelemetryRegistrationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Services_must_be_given()
    {
        Assert.Throws<ArgumentNullException>("services", () => TelemetryRegistration.AddCairnTelemetry(null!));
    }

    [Fact]
    public void The_services_are_returned_for_chaining()
    {
        var services = new ServiceCollection();

        Assert.Same(services, services.AddCairnTelemetry());
    }

    [Fact]
    public async Task Adding_it_twice_exports_everything_once()
    {
        await using var service = await TestService.StartAsync(
            app => app.MapGet("/", () => "home"),
            builder => builder.Services.AddCairnTelemetry());
        await service.Http.GetAsync("/", Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Empty(span.Attributes.RepeatedKeys);
        Assert.Single(service.Receiver.Logs, log => log.EventName == "TelemetryExported");
    }

    [Fact]
    public async Task Two_hosts_in_one_process_describe_their_requests_each()
    {
        await using var first = await TestService.StartAsync(app => app.MapGet("/first", () => "1"));
        await using var second = await TestService.StartAsync(app => app.MapGet("/second", () => "2"));
        await first.Http.GetAsync("/first", Cancellation);
        await second.Http.GetAsync("/second", Cancellation);

        await first.StopAsync();
        await second.Http.GetAsync("/second", Cancellation);
        await second.StopAsync();

        Assert.Contains(first.Receiver.Spans, span => span.Name == "GET /first");
        Assert.Equal(2, second.Receiver.Spans.Count(span => span is { Kind: ActivityKind.Server, Name: "GET /second" }));
        Assert.All(second.Receiver.Spans, span => Assert.Empty(span.Attributes.RepeatedKeys));
    }
}
