using Cairn.Migration.Tests.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Cairn.Migration.Tests.Routing;

public sealed class TableTests
{
    [Fact]
    public async Task A_reload_changes_who_answers()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await StranglerHost.StartAsync(legacy.Address, StranglerHost.Route("GET /x", "legacy"), app => app.MapGet("/x", () => "candidate"));
        var before = await host.GetAsync("/x");

        host.Reload(("Routes:0:State", "migrated"));

        Assert.EndsWith("legacy", before, StringComparison.Ordinal);
        Assert.Equal("candidate", await host.Http.GetStringAsync(new Uri("/x", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Single(host.Logs.Named("RoutingTableTakenOver"));
    }

    [Fact]
    public async Task A_table_that_is_wrong_keeps_the_last_good_one_and_says_so()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await StranglerHost.StartAsync(legacy.Address, StranglerHost.Route("GET /x", "legacy"));

        host.Reload(("Routes:0:State", "migratd"), ("Routes:1:Match", "nonsense"));

        Assert.EndsWith("legacy", await host.GetAsync("/x"), StringComparison.Ordinal);
        Assert.Equal(2, host.Logs.Named("RoutingTableRejected").Count);
        Assert.Equal(1, host.Measured.Observe(MigrationTelemetry.ConfigurationInvalid));
        Assert.Contains("migratd", await host.DescribeAsync(), StringComparison.Ordinal);
        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Degraded, health.Status);
    }

    [Fact]
    public async Task A_table_that_is_right_again_is_taken_over()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await StranglerHost.StartAsync(legacy.Address, StranglerHost.Route("GET /x", "legacy"));
        host.Reload(("Routes:0:State", "migratd"));

        host.Reload(("Routes:0:State", "migrated"));

        Assert.Equal(0, host.Measured.Observe(MigrationTelemetry.ConfigurationInvalid));
        Assert.Contains("\"effective\":\"migrated\"", await host.DescribeAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Legacy_that_has_gone_from_the_configuration_is_kept_as_a_file_may_be_missing()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await StranglerHost.StartAsync(legacy.Address, StranglerHost.Route("GET /x", "retired"));

        host.Reload(("LegacyAddress", null));

        Assert.EndsWith("legacy", await host.GetAsync("/other"), StringComparison.Ordinal);
        Assert.Contains("'Cairn:Strangler:LegacyAddress' is not set any more.", Assert.Single(host.Logs.Named("RoutingTableRejected")), StringComparison.Ordinal);
        Assert.Equal(1, host.Measured.Observe(MigrationTelemetry.ConfigurationInvalid));
    }

    [Theory]
    [InlineData("State", "migratd", "is 'migratd'. It must be one of legacy, shadow, canary, migrated, retired.")]
    [InlineData("Match", "builds", "is 'builds'. It must be a method, a space and a path from its first slash on.")]
    [InlineData("Percent", "110", "is '110'. It must be a number from 0 to 100.")]
    [InlineData("Percent", "ten", "is 'ten'. It must be a number from 0 to 100.")]
    [InlineData("Precent", "10", "is '10'. Nothing reads it.")]
    [InlineData("StickyBy", "moon", "is 'moon'. It must be client, header:<name> or cookie:<name>.")]
    [InlineData("Writes", "yes", "is 'yes'. It must be one of off, sandbox, dry-run, idempotent.")]
    [InlineData("Rollback:MinSamples", "0", "is '0'. It must be above zero.")]
    [InlineData("Rollback:For", "-00:00:01", "is '-00:00:01'. It must be above zero.")]
    public async Task A_table_that_is_wrong_refuses_to_start_and_says_what_to_do(string setting, string value, string rule)
    {
        var settings = StranglerHost.Route("GET /x", "canary", ("Percent", "10"));
        settings[$"Cairn:Strangler:Routes:0:{setting}"] = value;

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StranglerHost.StartAsync(new Uri("http://127.0.0.1:1"), settings));

        Assert.Contains(refusal.Failures, failure => failure.Contains($"'Cairn:Strangler:Routes:0:{setting}' {rule}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var settings = StranglerHost.Route("GET /x", "canary");
        settings["Cairn:Strangler:Routes:1:Match"] = "GET /x";
        settings["Cairn:Strangler:ShadowQueue"] = "none";
        settings["Cairn:Strangler:ShadowKey"] = "short";
        settings["Cairn:Strangler:IdleTimeout"] = "00:00:00";
        settings["Cairn:Strangler:CandidateAddress"] = "http://user:password@x/";

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StranglerHost.StartAsync(legacy: null, settings));

        Assert.Equal(7, refusal.Failures.Count());
        Assert.DoesNotContain(refusal.Failures, failure => failure.Contains("password", StringComparison.Ordinal) || failure.Contains("short", StringComparison.Ordinal));
    }
}
