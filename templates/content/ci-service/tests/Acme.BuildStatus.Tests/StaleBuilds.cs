using System.Net;
using System.Net.Http.Json;

namespace Acme.BuildStatus.Tests;

public sealed class StaleBuilds
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_build_without_news_is_timed_out()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(cancellationToken: Cancellation);
        await service.Http.PostAsJsonAsync("/builds", new ReportBuild("42", "main", "running"), Cancellation);

        await service.Clock.AdvanceUntilIdle(TimeSpan.FromHours(2), Cancellation);

        var build = await service.Http.GetFromJsonAsync<Build>("/builds/42", Cancellation);
        Assert.Equal("timed_out", build!.Status);
        Assert.Single(service.Logs.Named("BuildTimedOut"));
    }

    [Fact]
    public async Task A_build_with_recent_news_or_a_result_is_left_alone()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(cancellationToken: Cancellation);
        await service.Http.PostAsJsonAsync("/builds", new ReportBuild("41", "main", "passed"), Cancellation);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromHours(2), Cancellation);
        await service.Http.PostAsJsonAsync("/builds", new ReportBuild("42", "main", "running"), Cancellation);

        await service.Clock.AdvanceUntilIdle(TimeSpan.FromMinutes(59), Cancellation);

        var builds = await service.Http.GetFromJsonAsync<Build[]>("/builds", Cancellation);
        Assert.Equal(["running", "passed"], builds!.Select(build => build.Status));
    }

    [Fact]
    public async Task Late_news_revive_a_build()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(cancellationToken: Cancellation);
        await service.Http.PostAsJsonAsync("/builds", new ReportBuild("42", "main", "running"), Cancellation);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromHours(2), Cancellation);

        using var response = await service.Http.PostAsJsonAsync("/builds", new ReportBuild("42", "main", "passed"), Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var build = await response.Content.ReadFromJsonAsync<Build>(Cancellation);
        Assert.Equal("passed", build!.Status);
    }
}
