using System.Text.Json;
using Cairn.Migration.Rollback;
using Cairn.Migration.Routing;
using Cairn.Migration.Tests.Wire;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Migration.Tests.Routing;

public sealed class RollbackTests
{
    private static readonly RollbackRule Rule = new() { MaxErrorDelta = 0.05, MinSamples = 10, For = TimeSpan.FromMinutes(30) };

    [Fact]
    public void Fewer_answers_than_asked_for_prove_nothing()
    {
        var watch = new ErrorWatch(Rule, new ManualTimeProvider());

        Assert.All(Enumerable.Range(0, 9), _ => Assert.Null(watch.Add(Side.Candidate, isError: true)));
        Assert.Equal(1, watch.Add(Side.Candidate, isError: true)!.Delta);
    }

    [Fact]
    public void Errors_that_legacy_has_too_are_no_reason()
    {
        var watch = new ErrorWatch(Rule, new ManualTimeProvider());

        var rollbacks = Enumerable.Range(0, 100).SelectMany(number => new[] { watch.Add(Side.Legacy, number % 2 == 0), watch.Add(Side.Candidate, number % 2 == 0) });

        Assert.All(rollbacks, Assert.Null);
    }

    [Fact]
    public void Errors_of_more_than_a_minute_ago_are_forgotten()
    {
        var clock = new ManualTimeProvider();
        var watch = new ErrorWatch(Rule, clock);
        Assert.All(Enumerable.Range(0, 9), _ => Assert.Null(watch.Add(Side.Candidate, isError: true)));

        clock.Advance(TimeSpan.FromSeconds(70));

        Assert.Null(watch.Add(Side.Candidate, isError: true));
    }

    [Fact]
    public async Task A_candidate_that_fails_loses_the_route_loudly_until_its_time_is_over()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await FailingAsync(legacy);
        await host.GetAsync("/x");
        await host.GetAsync("/x");
        Assert.Equal("migrated", await EffectiveAsync(host));

        await host.GetAsync("/x");

        Assert.Equal("legacy", await EffectiveAsync(host));
        Assert.Single(host.Measured.Of(MigrationTelemetry.Rollbacks));
        Assert.Contains("configured as migrated and effectively legacy until", Assert.Single(host.Logs.Named("RouteRolledBack")), StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Degraded, await HealthAsync(host));

        host.Clock.Advance(TimeSpan.FromMinutes(30));
        await host.GetAsync("/x");
        Assert.Single(host.Logs.Named("RollbackEnded"));
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(host));
    }

    [Fact]
    public async Task A_reload_that_changes_the_route_ends_its_rollback_and_another_does_not()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await FailingAsync(legacy);
        await host.GetAsync("/x");
        await host.GetAsync("/x");
        await host.GetAsync("/x");

        host.Reload(("Routes:1:Match", "GET /other"));
        var afterAnother = await EffectiveAsync(host);
        host.Reload(("Routes:0:Rollback:MinSamples", "4"));

        Assert.Equal("legacy", afterAnother);
        Assert.Equal("migrated", await EffectiveAsync(host));
    }

    private static Task<StranglerHost> FailingAsync(ScriptedUpstream legacy) => StranglerHost.StartAsync(
        legacy.Address, StranglerHost.Route("GET /x", "migrated", ("Rollback:MinSamples", "3")), app => app.Run(_ => throw new InvalidOperationException("planted")));

    private static async Task<string?> EffectiveAsync(StranglerHost host)
    {
        using var table = JsonDocument.Parse(await host.DescribeAsync());
        return table.RootElement.GetProperty("routes").EnumerateArray().First(route => route.GetProperty("match").GetString() == "GET /x").GetProperty("effective").GetString();
    }

    private static async Task<HealthStatus> HealthAsync(StranglerHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Status;
}
