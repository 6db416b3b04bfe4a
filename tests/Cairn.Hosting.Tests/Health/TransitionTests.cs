using Microsoft.Extensions.Logging;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace Cairn.Hosting.Tests.Health;

public sealed class TransitionTests
{
    [Fact]
    public async Task A_change_is_logged_once_with_from_to_and_reason()
    {
        await using var service = await CheckedService.StartAsync(ScriptedCheck.Of(Healthy, Unhealthy, Unhealthy, Unhealthy, Unhealthy, Healthy));

        await service.WaitAsync(TimeSpan.FromMinutes(10));

        var changes = service.Logs.Named("HealthChanged");
        Assert.Equal(["healthy -> unhealthy", "unhealthy -> healthy"], changes.Select(line => $"{line.Properties["From"]} -> {line.Properties["To"]}"));
        Assert.Equal([LogLevel.Warning, LogLevel.Information], changes.Select(line => line.Level));
        Assert.Equal("Health check store went from healthy to unhealthy: as told", changes[0].Message);
    }

    [Fact]
    public async Task A_check_that_fails_from_the_start_is_logged_and_one_that_works_is_not()
    {
        await using var failing = await CheckedService.StartAsync(new ScriptedCheck(Unhealthy));
        await using var working = await CheckedService.StartAsync(new ScriptedCheck(Healthy));

        Assert.Equal("starting", Assert.Single(failing.Logs.Named("HealthChanged")).Properties["From"]);
        Assert.Empty(working.Logs.Named("HealthChanged"));
    }

    [Fact]
    public async Task Status_duration_changes_and_readiness_are_measured()
    {
        await using var service = await CheckedService.StartAsync(ScriptedCheck.Of(Healthy, Unhealthy));
        var before = Gauges();

        await service.WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal((2, 1), before);
        Assert.Equal((0, 0), Gauges());
        Assert.Equal(2, service.Metrics.Sum(HostingTelemetry.Transitions, (HostingTelemetry.CheckName, "store")));
        Assert.NotEmpty(service.Metrics.Measurements(HostingTelemetry.CheckDuration).Tagged(HostingTelemetry.Status, "unhealthy"));

        (double Status, double Readiness) Gauges() => (
            service.Metrics.Measurements(HostingTelemetry.HealthStatus).Tagged(HostingTelemetry.CheckName, "store")[^1].Value,
            service.Metrics.Measurements(HostingTelemetry.Readiness)[^1].Value);
    }
}
