using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Tests.Lifecycle;

public sealed class LifecycleBudgetTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_that_may_outlast_a_stop_stops_the_start()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(("Cairn:Hosting:RequestTimeout", "00:00:30")));

        Assert.Equal(
            "'Cairn:Hosting:RequestTimeout' is 00:00:30 (from command line). A stop cuts requests off after 'Cairn:Hosting:InFlightTimeout', which is 00:00:20. " +
            "Set RequestTimeout to at most 00:00:20, or InFlightTimeout to at least 00:00:30.",
            Assert.Single(failure.Failures));
    }

    [Fact]
    public async Task An_endpoint_and_a_policy_that_allow_more_than_a_stop_stop_the_start()
    {
        var program = Programs.Web(
            builder => builder.Services.AddRequestTimeouts(timeouts => timeouts.AddPolicy("export", TimeSpan.FromSeconds(21))),
            app => app.MapGet("/upload", () => "done").WithRequestTimeout(TimeSpan.FromSeconds(60)));

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => CairnTestHost.StartAsync(program, cancellationToken: Cancellation));

        Assert.Equal(2, failure.Failures.Count());
        Assert.StartsWith("'export' has a request time-out of 00:00:21. A stop cuts requests off after 'Cairn:Hosting:InFlightTimeout', which is 00:00:20.", failure.Failures.First(), StringComparison.Ordinal);
        Assert.StartsWith("'HTTP: GET /upload' has a request time-out of 00:01:00.", failure.Failures.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warm_up_that_may_outlast_the_startup_probe_stops_the_start()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(("Cairn:Hosting:Startup:WarmupTimeLimit", "00:03:00")));

        Assert.StartsWith(
            "'Cairn:Hosting:Startup:WarmupTimeLimit' is 00:03:00 (from command line). The startup probe gives up after 'Cairn:Hosting:Startup:Window', which is 00:02:00.",
            Assert.Single(failure.Failures),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configured_grace_period_that_is_too_short_stops_the_start()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(("Cairn:Hosting:PodGracePeriod", "00:00:30")));

        Assert.Equal(
            "'Cairn:Hosting:PodGracePeriod' is 00:00:30 (from command line). A stop may take 00:00:36: drain delay 00:00:08, requests in flight 00:00:20, telemetry 00:00:03, margin 00:00:05. " +
            "Set terminationGracePeriodSeconds of the pod to at least 36, or shorten 'Cairn:Hosting:DrainDelay' or 'Cairn:Hosting:InFlightTimeout'.",
            Assert.Single(failure.Failures));
    }

    [Theory]
    [InlineData("35", "'CAIRN_POD_GRACE_SECONDS' is 00:00:35. A stop may take 00:00:36:")]
    [InlineData("30s", "'CAIRN_POD_GRACE_SECONDS' is '30s'. It must be a whole number of seconds.")]
    public async Task A_grace_period_of_the_environment_that_does_not_fit_is_a_warning(string grace, string warning)
    {
        await using var service = await StartAsync(("CAIRN_POD_GRACE_SECONDS", grace));

        var line = Assert.Single(service.Logs.Named("LifecycleBudgetExceeded"));

        Assert.StartsWith(warning, line.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grace_period_that_fits_exactly_is_fine()
    {
        await using var service = await StartAsync(("CAIRN_POD_GRACE_SECONDS", "36"), ("Cairn:Hosting:PodGracePeriod", "00:00:36"));

        Assert.Empty(service.Logs.Named("LifecycleBudgetExceeded"));
    }

    private static Task<CairnTestHost> StartAsync(params (string Key, string Value)[] settings) => CairnTestHost.StartAsync(
        Programs.Web(),
        host => Array.ForEach([.. settings], setting => host.InEnvironment("Production").Configure(setting.Key, setting.Value)),
        Cancellation);
}
