using System.Net;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace Cairn.Hosting.Tests.Health;

public sealed class RoleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("storage", HttpStatusCode.ServiceUnavailable, "critical")]
    [InlineData(HealthTags.Degradable, HttpStatusCode.OK, "degradable")]
    [InlineData(HealthTags.Informational, HttpStatusCode.OK, "informational")]
    public async Task The_tag_of_a_registration_says_what_an_unhealthy_check_decides(string tag, HttpStatusCode expected, string role)
    {
        await using var service = await CheckedService.StartAsync(new ScriptedCheck(Unhealthy), tag);

        var details = await service.DetailsAsync();

        Assert.Equal((expected, HttpStatusCode.OK), (await service.ProbeAsync("/readyz"), await service.ProbeAsync("/livez")));
        Assert.Equal((role, "fail"), (details.GetProperty("role").GetString(), details.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Configuration_changes_the_role_of_a_check()
    {
        await using var service = await CheckedService.StartAsync(
            new ScriptedCheck(Unhealthy), host => host.Configure("Cairn:Hosting:Checks:store:Role", "Degradable"));

        Assert.Equal(HttpStatusCode.OK, await service.ProbeAsync("/readyz"));
    }

    [Fact]
    public async Task Code_has_the_last_word_on_the_settings_of_a_check()
    {
        await using var service = await CheckedService.StartAsync(new ScriptedCheck(Unhealthy), host => host
            .Configure("Cairn:Hosting:Checks:store:Role", "Critical")
            .ConfigureServices(services => services.AddCairnHosting(hosting => hosting.Checks["store"] = new CheckSettings { Role = CheckRole.Informational })));

        Assert.Equal(HttpStatusCode.OK, await service.ProbeAsync("/readyz"));
    }

    [Fact]
    public async Task A_fact_of_the_process_decides_liveness_and_not_readiness()
    {
        await using var service = await CheckedService.StartAsync(new ScriptedCheck(Unhealthy), HealthTags.Live, HealthTags.ProcessLocal);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (await service.ProbeAsync("/livez"), await service.ProbeAsync("/readyz")));
        Assert.Equal("liveness", (await service.DetailsAsync("/livez")).GetProperty("role").GetString());
    }

    [Theory]
    [InlineData("live")]
    [InlineData("liveness")]
    [InlineData("Live")]
    public async Task A_check_for_liveness_that_is_not_marked_process_local_stops_the_start(string tag)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => CheckedService.StartAsync(new ScriptedCheck(Healthy), tag));

        Assert.StartsWith("The health check 'store' is registered for liveness.", Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_in_the_settings_of_checks_are_said_at_once()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => CheckedService.StartAsync(new ScriptedCheck(Healthy), host => host
            .Configure("Cairn:Hosting:Checks:store:Period", "00:00:00")
            .Configure("Cairn:Hosting:Checks:store:Fall", "0")
            .Configure("Cairn:Hosting:Checks:stoer:Rise", "1")));

        Assert.Collection(
            failure.Failures.Order(StringComparer.Ordinal),
            unknown => Assert.StartsWith("'Cairn:Hosting:Checks:stoer' names no health check. Known: ", unknown, StringComparison.Ordinal),
            fall => Assert.Equal("'Cairn:Hosting:Checks:store:Fall' is 0 (from command line). It must be at least 1. Use 3, or remove the key.", fall),
            period => Assert.StartsWith("'Cairn:Hosting:Checks:store:Period' is 00:00:00 (from command line). It must be above zero", period, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_check_that_may_outlast_its_period_stops_the_start()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => CheckedService.StartAsync(new ScriptedCheck(Healthy), host => host
            .Configure("Cairn:Hosting:Checks:store:Period", "00:00:05")
            .Configure("Cairn:Hosting:Checks:store:Timeout", "00:00:05")));

        Assert.Equal(
            "'Cairn:Hosting:Checks:store:Timeout' is 00:00:05 (from command line). A check has to end before its next run, and " +
            "'Cairn:Hosting:Checks:store:Period' is 00:00:05. Set Timeout below 00:00:05, or raise Period.",
            Assert.Single(failure.Failures));
    }

    [Fact]
    public async Task A_worker_without_http_of_its_own_answers_probes_from_its_checks()
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Worker(builder => builder.Services.AddHealthChecks().AddCheck("store", new ScriptedCheck(Unhealthy))), cancellationToken: Cancellation);
        await service.WaitAsync(TimeSpan.Zero);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (await service.ProbeAsync("/readyz"), await service.ProbeAsync("/livez")));
    }
}
