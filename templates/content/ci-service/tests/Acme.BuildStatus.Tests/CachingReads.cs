using System.Net;
using System.Net.Http.Json;

namespace Acme.BuildStatus.Tests;

public sealed class CachingReads
{
    private readonly StoreDouble _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_seen_at_once()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(cancellationToken: Cancellation);
        await service.Http.PostAsJsonAsync("/builds", new ReportBuild("42", "main", "running"), Cancellation);
        await service.Http.GetAsync("/builds/42", Cancellation);
        await service.Http.GetAsync("/builds?branch=main", Cancellation);

        await service.Http.PostAsJsonAsync("/builds", new ReportBuild("42", "main", "passed"), Cancellation);

        var build = await service.Http.GetFromJsonAsync<Build>("/builds/42", Cancellation);
        var builds = await service.Http.GetFromJsonAsync<Build[]>("/builds?branch=main", Cancellation);
        Assert.Equal("passed", build!.Status);
        Assert.Equal(build, Assert.Single(builds!));
    }

    [Fact]
    public async Task However_many_ask_at_once_the_store_is_asked_once()
    {
        const int callers = 50;
        var opening = new TaskCompletionSource();
        _store.Answering = opening.Task;
        await using var service = await StartAsync();

        var asking = Enumerable.Range(0, callers).Select(_ => service.Http.GetFromJsonAsync<Build>("/builds/42", Cancellation)).ToList();
        await service.Clock.AdvanceUntilIdle(TimeSpan.Zero, Cancellation);
        opening.SetResult();
        var builds = await Task.WhenAll(asking);

        Assert.All(builds, build => Assert.Equal("42", build!.Id));
        Assert.Equal(1, _store.Reads);
        Assert.Equal(callers - 1, service.Metrics.Sum("cairn.caching.requests", ("cairn.caching.result", "joined")));
    }

    [Fact]
    public async Task The_last_known_answer_stands_in_while_the_store_is_down()
    {
        await using var service = await StartAsync();
        var known = await service.Http.GetFromJsonAsync<Build>("/builds/42", Cancellation);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromMinutes(1), Cancellation);

        _store.IsDown = true;
        var served = await service.Http.GetFromJsonAsync<Build>("/builds/42", Cancellation);

        Assert.Equal(known, served);
        Assert.Equal(2, _store.Reads);
        Assert.Single(service.Logs.Named("CacheServedStale"));
    }

    [Fact]
    public async Task An_answer_that_is_too_old_does_not_stand_in()
    {
        await using var service = await CairnTestHost.StartAsync<BuildStatusService>(
            setup => setup.Replace<IBuildSource>(_store).Configure("Cairn:Caching:Policies:builds:StaleFor", "00:01:00"),
            Cancellation);
        await service.Http.GetAsync("/builds/42", Cancellation);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromMinutes(2), Cancellation);

        _store.IsDown = true;
        using var response = await service.Http.GetAsync("/builds/42", Cancellation);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    private Task<CairnTestHost> StartAsync() => CairnTestHost.StartAsync<BuildStatusService>(setup => setup.Replace<IBuildSource>(_store), Cancellation);
}
