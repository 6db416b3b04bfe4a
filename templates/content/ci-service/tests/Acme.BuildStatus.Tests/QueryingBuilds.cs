using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Acme.BuildStatus.Tests;

public sealed class QueryingBuilds
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_build_that_nobody_reported_is_not_found()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(cancellationToken: Cancellation);

        using var response = await service.Http.GetAsync("/builds/42", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal("build_not_found", problem.GetProperty("code").GetString());
        Assert.Contains("'42'", problem.GetProperty("detail").GetString());
        Assert.Equal(32, problem.GetProperty("trace_id").GetString()!.Length);
    }

    [Fact]
    public async Task A_branch_lists_its_own_builds_the_latest_first()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(cancellationToken: Cancellation);
        foreach (var report in new ReportBuild[] { new("1", "main", "running"), new("2", "fix", "running"), new("3", "main", "queued") })
        {
            await service.Http.PostAsJsonAsync("/builds", report, Cancellation);
            await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(1), Cancellation);
        }

        var builds = await service.Http.GetFromJsonAsync<Build[]>("/builds?branch=main", Cancellation);

        Assert.Equal(["3", "1"], builds!.Select(build => build.Id));
    }
}
