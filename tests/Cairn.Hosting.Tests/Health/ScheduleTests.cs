using System.Net;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace Cairn.Hosting.Tests.Health;

public sealed class ScheduleTests
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_check_runs_at_the_start_and_then_once_a_period_give_or_take_a_tenth()
    {
        var check = new ScriptedCheck(Healthy);
        await using var service = await CheckedService.StartAsync(check);
        var atStart = check.Runs;

        await service.WaitAsync(TenMinutes);

        Assert.Equal(1, atStart);
        AssertOnceA(TimeSpan.FromSeconds(15), check.Runs - atStart);
    }

    [Fact]
    public async Task A_check_that_is_down_runs_once_a_down_period()
    {
        var check = new ScriptedCheck(Unhealthy);
        await using var service = await CheckedService.StartAsync(check);

        await service.WaitAsync(TenMinutes);

        AssertOnceA(TimeSpan.FromSeconds(30), check.Runs - 1);
    }

    [Fact]
    public async Task Configuration_sets_the_schedule_of_one_check_and_wins_over_its_registration()
    {
        var check = new ScriptedCheck(Healthy);
        await using var service = await CairnTestHost.StartAsync(
            Programs.Web(builder => builder.Services.AddHealthChecks().Add(new HealthCheckRegistration("store", check, null, null) { Period = TimeSpan.FromSeconds(20) })),
            host => host.Configure("Cairn:Hosting:Checks:store:Period", "00:01:00"),
            Cancellation);

        await service.WaitAsync(TenMinutes);

        AssertOnceA(TimeSpan.FromMinutes(1), check.Runs - 1);
    }

    [Fact]
    public async Task A_thousand_probes_at_once_run_nothing()
    {
        var check = new ScriptedCheck(Healthy);
        await using var service = await CheckedService.StartAsync(check);

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => service.ProbeAsync("/readyz")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.Equal(1, check.Runs);
    }

    [Fact]
    public async Task The_service_is_starting_until_each_critical_check_has_run_once()
    {
        var gate = new TaskCompletionSource<HealthCheckResult>();
        await using var service = await CheckedService.StartAsync(new ScriptedCheck(_ => gate.Task));
        var before = await service.ProbeAsync("/readyz");

        gate.SetResult(HealthCheckResult.Healthy());
        await service.WaitAsync(TimeSpan.Zero);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, before);
        Assert.Equal(HttpStatusCode.OK, await service.ProbeAsync("/readyz"));
    }

    [Fact]
    public async Task A_check_that_hangs_is_reported_as_timed_out_and_never_piles_up()
    {
        var check = new ScriptedCheck(_ => new TaskCompletionSource<HealthCheckResult>().Task);
        await using var service = await CheckedService.StartAsync(check);

        await service.WaitAsync(TimeSpan.FromSeconds(3));
        var reason = (await service.DetailsAsync()).GetProperty("reason").GetString();
        await service.WaitAsync(TimeSpan.FromMinutes(5));

        Assert.Equal("timed out after 00:00:03", reason);
        Assert.StartsWith("has not come back for 00:0", (await service.DetailsAsync()).GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await service.ProbeAsync("/readyz"));
        Assert.Equal(1, check.Runs);
    }

    [Fact]
    public async Task What_a_check_says_after_its_time_out_does_not_count_and_it_runs_anew()
    {
        var first = new TaskCompletionSource<HealthCheckResult>();
        var runs = 0;
        var check = new ScriptedCheck(_ => runs++ == 0 ? first.Task : Task.FromResult(HealthCheckResult.Degraded("new")));
        await using var service = await CheckedService.StartAsync(check);
        await service.WaitAsync(TimeSpan.FromSeconds(3));

        first.SetResult(HealthCheckResult.Healthy("late"));
        await service.WaitAsync(TimeSpan.Zero);
        var late = (await service.DetailsAsync()).GetProperty("reason").GetString();
        await service.WaitAsync(TimeSpan.FromSeconds(33));

        Assert.Equal("timed out after 00:00:03", late);
        Assert.Equal("new", (await service.DetailsAsync()).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_check_is_told_that_its_time_is_over()
    {
        var told = new TaskCompletionSource();
        await using var service = await CheckedService.StartAsync(new ScriptedCheck(async token =>
        {
            await using var registration = token.Register(told.SetResult);
            await told.Task;
            token.ThrowIfCancellationRequested();
            return HealthCheckResult.Healthy();
        }));

        await service.WaitAsync(TimeSpan.FromSeconds(3));

        await told.Task.WaitAsync(Cancellation);
        Assert.Equal("timed out after 00:00:03", (await service.DetailsAsync()).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_registration_says_how_long_a_run_may_take_and_what_a_failed_one_means()
    {
        var check = new ScriptedCheck(_ => new TaskCompletionSource<HealthCheckResult>().Task);
        await using var service = await CairnTestHost.StartAsync(Programs.Web(builder => builder.Services.AddHealthChecks()
            .AddCheck("store", check, failureStatus: Degraded, timeout: TimeSpan.FromSeconds(1))), cancellationToken: Cancellation);

        await service.WaitAsync(TimeSpan.FromSeconds(1));

        var details = await service.DetailsAsync();
        Assert.Equal(("degraded", "timed out after 00:00:01"), (details.GetProperty("status").GetString(), details.GetProperty("reason").GetString()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Runs_never_overlap_however_long_they_take(int seed)
    {
        var random = new Random(seed);
        var time = new ManualTimeProvider();
        var check = new ScriptedCheck(async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(random.Next(60)), time, CancellationToken.None);
            return new HealthCheckResult((HealthStatus)random.Next(3));
        });
        await using var loop = CheckLoop.Start(check, time);

        await time.AdvanceUntilIdle(TimeSpan.FromMinutes(30), Cancellation);

        Assert.True(check.Runs > 10);
        Assert.Equal(1, check.MostAtOnce);
    }

    [Fact]
    public async Task A_result_older_than_three_periods_is_unhealthy()
    {
        var time = new ManualTimeProvider();
        var loop = CheckLoop.Start(new ScriptedCheck(Healthy), time);
        await time.AdvanceUntilIdle(TimeSpan.Zero, Cancellation);
        await loop.DisposeAsync();

        time.Advance(TimeSpan.FromSeconds(45));
        var fresh = loop.Check.Status;
        time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal((Healthy, Unhealthy), (fresh, loop.Check.Status));
        Assert.Equal("the last result is 00:00:45.0000001 old", loop.Check.ReasonOf(loop.Check.State!));
    }

    private static void AssertOnceA(TimeSpan period, int runsInTenMinutes) =>
        Assert.InRange(runsInTenMinutes, (int)(TenMinutes / (1.1 * period)), (int)(TenMinutes / (0.9 * period)));
}
