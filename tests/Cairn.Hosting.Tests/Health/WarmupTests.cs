using System.Net;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Hosting.Tests.Health;

public sealed class WarmupTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_warm_up_holds_startup_and_readiness_back_and_reports_how_long_it_took()
    {
        await using var service = await StartAsync((time, token) => Task.Delay(TimeSpan.FromSeconds(7), time, token));
        var before = (await service.ProbeAsync("/startupz"), await service.ProbeAsync("/readyz"), await service.ProbeAsync("/livez"));

        await service.WaitAsync(TimeSpan.FromSeconds(7));
        using var body = await service.VerboseAsync("/startupz");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), before);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await service.ProbeAsync("/startupz"), await service.ProbeAsync("/readyz")));
        Assert.Equal(7000, body.RootElement.GetProperty("warmups")[0].GetProperty("durationMs").GetDouble());
        Assert.Equal("Warm-up DelegateWarmup took 00:00:07", Assert.Single(service.Logs.Named("WarmupCompleted")).Message);
    }

    [Theory]
    [InlineData(55, 0)]
    [InlineData(56, 1)]
    public async Task A_warm_up_that_takes_more_than_half_of_the_startup_window_is_warned_of(int seconds, int warnings)
    {
        await using var service = await StartAsync(
            (time, token) => Task.Delay(TimeSpan.FromSeconds(seconds), time, token), host => host.Configure("Cairn:Hosting:Startup:Window", "00:01:50"));

        await service.WaitAsync(TimeSpan.FromSeconds(seconds));

        var findings = service.Logs.Named("LifecycleBudgetExceeded");
        Assert.Equal(warnings, findings.Count);
        Assert.All(findings, finding => Assert.Contains("took 00:00:56. 'Cairn:Hosting:Startup:Window' is 00:01:50", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_warm_up_that_fails_keeps_the_service_unready_and_says_why()
    {
        await using var service = await StartAsync((_, _) => throw new IOException("no index"));

        using var body = await service.VerboseAsync("/readyz");

        Assert.Equal("warm-up failed", body.RootElement.GetProperty("state").GetString());
        Assert.Equal("no index", body.RootElement.GetProperty("warmups")[0].GetProperty("reason").GetString());
        Assert.IsType<IOException>(Assert.Single(service.Logs.Named("WarmupFailed")).Exception);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await service.ProbeAsync("/startupz"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_warm_up_beyond_its_time_limit_has_failed_whether_it_heeds_its_token_or_not(bool heeds)
    {
        await using var service = await StartAsync(
            (time, token) => Task.Delay(TimeSpan.FromHours(1), time, heeds ? token : CancellationToken.None),
            setup => setup.AllowLeaks(heeds ? HostLeaks.None : HostLeaks.Timers));

        await service.WaitAsync(TimeSpan.FromMinutes(1));

        using var body = await service.VerboseAsync("/startupz");
        Assert.Equal("took longer than 00:01:00", body.RootElement.GetProperty("warmups")[0].GetProperty("reason").GetString());
        Assert.Single(service.Logs.Named("WarmupFailed"));
    }

    [Fact]
    public async Task Warm_ups_run_at_the_same_time_and_the_slowest_decides()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Worker(builder => builder.Services
            .AddSingleton<Func<TimeProvider, CancellationToken, Task>>((time, token) => Task.Delay(TimeSpan.FromSeconds(5), time, token))
            .AddCairnWarmup<DelegateWarmup>().AddCairnWarmup<LongerWarmup>()), cancellationToken: Cancellation);
        await service.WaitAsync(TimeSpan.FromSeconds(5));
        var afterTheFirst = await service.ProbeAsync("/startupz");

        await service.WaitAsync(TimeSpan.FromSeconds(1));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (afterTheFirst, await service.ProbeAsync("/startupz")));
    }

    private static async Task<CairnTestHost> StartAsync(Func<TimeProvider, CancellationToken, Task> warmUp, Action<TestHostSetup>? setup = null)
    {
        var service = await CairnTestHost.StartAsync(
            Programs.Web(builder => builder.Services.AddSingleton(warmUp).AddCairnWarmup<DelegateWarmup>()), setup, Cancellation);
        await service.WaitAsync(TimeSpan.Zero);
        return service;
    }

    private sealed class DelegateWarmup(Func<TimeProvider, CancellationToken, Task> warmUp, TimeProvider time) : IWarmup
    {
        public Task WarmUpAsync(CancellationToken cancellationToken) => warmUp(time, cancellationToken);
    }

    private sealed class LongerWarmup(TimeProvider time) : IWarmup
    {
        public Task WarmUpAsync(CancellationToken cancellationToken) => Task.Delay(TimeSpan.FromSeconds(6), time, cancellationToken);
    }
}
