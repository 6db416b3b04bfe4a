using System.Net;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Hosting.Tests.Lifecycle;

public sealed class PhaseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_phase_is_logged_with_its_duration_and_the_end_with_the_total()
    {
        var service = await CairnTestHost.StartAsync(Programs.Web(), host => host.InEnvironment("Production"), Cancellation);

        await service.DisposeAsync();

        var phases = service.Logs.Named("ShutdownPhaseEnded").Select(line => $"{line.Properties["Phase"]} {line.Properties["DurationMs"]}");
        Assert.Equal(["Drain 8000", "Intake 0", "Requests 0", "Resources 0", "Telemetry 0"], phases);
        Assert.Equal(8000L, Assert.Single(service.Logs.Named("ShutdownCompleted")).Properties["DurationMs"]);
    }

    [Fact]
    public async Task Who_stops_the_host_directly_gets_the_same_drain()
    {
        var service = await CairnTestHost.StartAsync(Programs.Web(), host => host.InEnvironment("Production"), Cancellation);

        _ = service.Services.GetRequiredService<IHost>().StopAsync(Cancellation);
        await service.Logs.WaitForAsync(line => line.EventName == "DrainStarted", Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await service.Management.GetAsync("/readyz", Cancellation)).StatusCode);
        await service.DisposeAsync();
        Assert.Equal(5, service.Logs.Named("ShutdownPhaseEnded").Count);
        Assert.Equal(8000L, Assert.Single(service.Logs.Named("ShutdownCompleted")).Properties["DurationMs"]);
    }

    [Fact]
    public async Task Intake_stops_before_resources_whatever_the_order_of_registration()
    {
        var stops = new List<string>();
        var service = await CairnTestHost.StartAsync(
            Programs.Worker(builder => builder.Services
                .AddHostedService(_ => new Intake(_ => Add("intake")))
                .AddHostedService(_ => new Resource(() => Add("resource")))),
            cancellationToken: Cancellation);

        await service.DisposeAsync();

        Assert.Equal(["intake", "resource"], stops);

        Task Add(string stop)
        {
            stops.Add(stop);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Intake_that_does_not_stop_is_left_behind_after_five_seconds()
    {
        var gate = new TaskCompletionSource();
        await using var service = await CairnTestHost.StartAsync(
            Programs.Worker(builder => builder.Services.AddHostedService(_ => new Intake(_ => gate.Task))), cancellationToken: Cancellation);
        service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await service.Logs.WaitForAsync(line => line.EventName == "ShutdownPhaseEnded", Cancellation);

        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(5), Cancellation);

        await service.Logs.WaitForAsync(line => line.EventName == "IntakeStillRunning", Cancellation);
        var completed = await service.Logs.WaitForAsync(line => line.EventName == "ShutdownCompleted", Cancellation);
        Assert.Equal(5000L, completed.Properties["DurationMs"]);
    }

    [Fact]
    public async Task Intake_that_fails_to_stop_does_not_keep_the_rest_from_stopping()
    {
        var stopped = false;
        var service = await CairnTestHost.StartAsync(
            Programs.Worker(builder => builder.Services
                .AddHostedService(_ => new Intake(_ => throw new IOException("no queue")))
                .AddHostedService(_ => new Resource(() => Task.FromResult(stopped = true)))),
            cancellationToken: Cancellation);

        await service.DisposeAsync();

        Assert.Equal("no queue", Assert.Single(service.Logs.Named("IntakeFailedToStop")).Exception?.Message);
        Assert.True(stopped);
    }

    [Fact]
    public async Task A_request_that_outlasts_its_limit_is_cut_off_and_said_to_be()
    {
        var entered = new TaskCompletionSource();
        await using var service = await CairnTestHost.StartAsync(
            Programs.Web(map: app => app.MapGet("/endless", (CancellationToken aborted) =>
            {
                entered.SetResult();
                return Task.Delay(Timeout.InfiniteTimeSpan, aborted);
            })),
            host => host.OnKestrel(),
            Cancellation);
        var answer = service.Http.GetAsync("/endless", Cancellation);
        await entered.Task.WaitAsync(Cancellation);

        service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await service.Logs.WaitForAsync(line => line.Message.StartsWith("Shutdown phase Intake", StringComparison.Ordinal), Cancellation);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(20), Cancellation);

        await service.Logs.WaitForAsync(line => line.EventName == "RequestsCutOff", Cancellation);
        await Assert.ThrowsAsync<HttpRequestException>(() => answer);
    }

    private sealed class Intake(Func<CancellationToken, Task> stop) : IIntake
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopIntakeAsync(CancellationToken cancellationToken) => stop(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Resource(Func<Task> stop) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => stop();
    }
}
