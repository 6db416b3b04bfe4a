using System.Net.Http.Json;
using Acme.BuildStatus.V1;
using Cairn.Grpc;

namespace Acme.BuildStatus.Tests;

public sealed class AskingOverGrpc
{
    private static readonly string Builds = BuildsReflection.Descriptor.Services[0].FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_build_is_found()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(cancellationToken: Cancellation);
        await service.Http.PostAsJsonAsync("/builds", new ReportBuild("42", "main", "running"), Cancellation);

        var build = await Client(service).UnaryAsync<GetBuildRequest, V1.Build>("GetBuild", new GetBuildRequest { Id = "42" }, cancellationToken: Cancellation);

        Assert.Equal(("main", "running", service.Clock.GetUtcNow()), (build.Branch, build.Status, build.Updated.ToDateTimeOffset()));
    }

    [Fact]
    public async Task A_build_that_nobody_reported_is_not_found()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(cancellationToken: Cancellation);

        var asked = () => Client(service).UnaryAsync<GetBuildRequest, V1.Build>("GetBuild", new GetBuildRequest { Id = "42" }, cancellationToken: Cancellation);

        var answer = await Assert.ThrowsAsync<GrpcException>(asked);
        Assert.Equal(GrpcStatusCode.NotFound, answer.Status.Code);
        Assert.Contains("'42'", answer.Status.Message);
    }

    [Fact]
    public async Task A_branch_lists_its_own_builds()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(cancellationToken: Cancellation);
        await service.Http.PostAsJsonAsync("/builds", new ReportBuild("1", "main", "running"), Cancellation);
        await service.Http.PostAsJsonAsync("/builds", new ReportBuild("2", "fix", "running"), Cancellation);

        var builds = await Client(service)
            .ServerStreamingAsync<ListBuildsRequest, V1.Build>("ListBuilds", new ListBuildsRequest { Branch = "main" }, cancellationToken: Cancellation)
            .ToListAsync(Cancellation);

        Assert.Equal(["1"], builds.Select(build => build.Id));
    }

    [Fact]
    public async Task A_store_that_does_not_answer_costs_the_caller_no_more_than_its_deadline()
    {
        var store = new StoreDouble { Answering = new TaskCompletionSource().Task };
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(setup => setup.Replace<IBuildSource>(store), Cancellation);

        var asking = Client(service).UnaryAsync<GetBuildRequest, V1.Build>(
            "GetBuild", new GetBuildRequest { Id = "42" }, new ProtoCallSettings { Timeout = TimeSpan.FromSeconds(1) }, Cancellation);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(2), Cancellation);

        var answer = await Assert.ThrowsAsync<GrpcException>(() => asking);
        Assert.Equal(GrpcStatusCode.DeadlineExceeded, answer.Status.Code);
    }

    private static ProtoClient Client(CairnTestHost service) => new(service.Http, service.Http.BaseAddress!, Builds, service.Clock);
}
