using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Acme.BuildStatus.Tests;

public sealed class ReportingBuilds
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_build_is_found_where_the_answer_says()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(cancellationToken: Cancellation);

        using var response = await service.Http.PostAsJsonAsync("/builds", new ReportBuild("42", "main", "running"), Cancellation);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var build = await service.Http.GetFromJsonAsync<Build>(response.Headers.Location, Cancellation);
        Assert.Equal(new Build("42", "main", "running", service.Clock.GetUtcNow()), build);
        Assert.Single(service.Logs.Named("BuildReported"));
    }

    [Fact]
    public async Task A_known_build_is_updated()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(cancellationToken: Cancellation);
        await service.Http.PostAsJsonAsync("/builds", new ReportBuild("42", "main", "running"), Cancellation);

        using var response = await service.Http.PostAsJsonAsync("/builds", new ReportBuild("42", "main", "passed"), Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var build = await service.Http.GetFromJsonAsync<Build>("/builds/42", Cancellation);
        Assert.Equal("passed", build!.Status);
    }

    [Fact]
    public async Task All_faults_of_a_report_are_named_at_once()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(cancellationToken: Cancellation);

        using var response = await service.Http.PostAsJsonAsync("/builds", new { id = "no spaces", status = "exploded" }, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal(["branch", "id", "status"], problem.GetProperty("errors").EnumerateObject().Select(fault => fault.Name).Order());
        Assert.Equal(32, problem.GetProperty("trace_id").GetString()!.Length);
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_a_bad_request()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(cancellationToken: Cancellation);
        using var body = new StringContent("{", mediaType: new("application/json"));

        using var response = await service.Http.PostAsync("/builds", body, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal("bad_request", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_build_that_has_ended_does_not_run_again()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(cancellationToken: Cancellation);
        await service.Http.PostAsJsonAsync("/builds", new ReportBuild("42", "main", "failed"), Cancellation);

        using var response = await service.Http.PostAsJsonAsync("/builds", new ReportBuild("42", "main", "running"), Cancellation);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal("build_ended", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_store_of_open_builds_refuses_another_one()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(setup => setup.Configure("BuildStatus:MaxBuilds", "1"), Cancellation);
        await service.Http.PostAsJsonAsync("/builds", new ReportBuild("41", "main", "running"), Cancellation);

        using var response = await service.Http.PostAsJsonAsync("/builds", new ReportBuild("42", "main", "running"), Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal("store_full", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_ended_build_makes_room_for_a_new_one()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(setup => setup.Configure("BuildStatus:MaxBuilds", "1"), Cancellation);
        await service.Http.PostAsJsonAsync("/builds", new ReportBuild("41", "main", "passed"), Cancellation);

        using var response = await service.Http.PostAsJsonAsync("/builds", new ReportBuild("42", "main", "running"), Cancellation);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var builds = await service.Http.GetFromJsonAsync<Build[]>("/builds", Cancellation);
        Assert.Equal(["42"], builds!.Select(build => build.Id));
    }
}
