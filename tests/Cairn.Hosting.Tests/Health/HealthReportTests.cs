using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace Cairn.Hosting.Tests.Health;

public sealed class HealthReportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_platforms_health_service_answers_with_the_last_result_and_runs_nothing()
    {
        var check = new ScriptedCheck(Degraded);
        await using var service = await CheckedService.StartAsync(check, "storage");

        var report = await service.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);

        Assert.Equal((Degraded, "as told"), (report.Entries["store"].Status, report.Entries["store"].Description));
        Assert.Equal(["storage"], report.Entries["store"].Tags);
        Assert.Equal(Degraded, report.Status);
        Assert.Equal(1, check.Runs);
    }

    [Fact]
    public async Task A_predicate_selects_the_checks_of_the_report()
    {
        await using var service = await CheckedService.StartAsync(new ScriptedCheck(Unhealthy));

        var report = await service.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name != "store", Cancellation);

        Assert.DoesNotContain("store", report.Entries.Keys);
        Assert.Equal(Healthy, report.Status);
    }

    [Theory]
    [InlineData(HealthTags.Degradable, Degraded)]
    [InlineData(HealthTags.Informational, Healthy)]
    [InlineData("storage", Unhealthy)]
    public async Task The_overall_status_weighs_each_check_by_its_role(string tag, HealthStatus expected)
    {
        await using var service = await CheckedService.StartAsync(new ScriptedCheck(Unhealthy), tag);

        var report = await service.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);

        Assert.Equal((expected, Unhealthy), (report.Status, report.Entries["store"].Status));
    }
}
