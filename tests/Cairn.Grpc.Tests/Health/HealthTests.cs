using Cairn.Grpc.Health;
using Cairn.Grpc.Health.V1;
using Cairn.Grpc.Tests.Service;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Cairn.Grpc.Tests.Health;

using ServingStatus = HealthCheckResponse.Types.ServingStatus;

public sealed class HealthTests
{
    private const string Check = "grpc.health.v1.Health/Check";
    private const string List = "grpc.health.v1.Health/List";
    private const string Watch = "grpc.health.v1.Health/Watch";

    [Theory]
    [InlineData("")]
    [InlineData("ready")]
    [InlineData("cairn.tests.Echo")]
    public async Task Readiness_follows_the_health_checks(string name)
    {
        var database = new Switch();
        await using var service = await EchoService.StartAsync(setup: Checked(database));
        using var caller = Caller.Of(service);
        using var response = await caller.StartAsync(Watch, One(name));
        Assert.Equal(ServingStatus.Serving, await NextSettledAsync(response));

        database.Status = HealthStatus.Unhealthy;
        var next = response.NextAsync(HealthCheckResponse.Parser);
        await service.Clock.AdvanceUntilAsync(next);

        Assert.Equal(ServingStatus.NotServing, (await next)!.Status);
        Assert.Equal(ServingStatus.NotServing, await CheckAsync(caller, name));
        Assert.Equal(ServingStatus.Serving, await CheckAsync(caller, "live"));
    }

    [Fact]
    public async Task Readiness_is_what_the_host_says_where_it_says()
    {
        var isReady = true;
        await using var service = await EchoService.StartAsync(setup: host => host.ConfigureServices(services => services.AddKeyedSingleton<Func<bool>>("Cairn.Readiness", () => isReady)));
        using var caller = Caller.Of(service);
        Assert.Equal(ServingStatus.Serving, await CheckAsync(caller, "ready"));
        using var watch = await caller.StartAsync(Watch, One("ready"));
        Assert.Equal(ServingStatus.Serving, (await watch.NextAsync(HealthCheckResponse.Parser))!.Status);

        isReady = false;
        var next = watch.NextAsync(HealthCheckResponse.Parser);
        Assert.Equal(ServingStatus.NotServing, await CheckAsync(caller, "ready")); // at once; a watch hears of it within the period
        await service.Clock.AdvanceUntilAsync(next);

        Assert.Equal(ServingStatus.NotServing, (await next)!.Status);
    }

    [Fact]
    public async Task A_service_that_is_not_known_is_not_found()
    {
        await using var service = await EchoService.StartAsync();
        using var caller = Caller.Of(service);

        var answer = await caller.CallAsync(Check, new HealthCheckRequest { Service = "nobody" });

        Assert.Equal(GrpcStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task A_watch_of_a_service_that_is_not_known_says_so_and_stays()
    {
        await using var service = await EchoService.StartAsync();
        using var caller = Caller.Of(service);
        using var response = await caller.StartAsync(Watch, One("later"));
        Assert.Equal(ServingStatus.ServiceUnknown, (await response.NextAsync(HealthCheckResponse.Parser))!.Status);

        service.Services.GetRequiredService<IGrpcHealth>().SetStatus("later", GrpcServingStatus.Serving);

        Assert.Equal(ServingStatus.Serving, (await response.NextAsync(HealthCheckResponse.Parser))!.Status);
    }

    [Fact]
    public async Task A_list_has_every_name()
    {
        await using var service = await EchoService.StartAsync();
        using var caller = Caller.Of(service);
        service.Services.GetRequiredService<IGrpcHealth>().SetStatus("other", GrpcServingStatus.NotServing);

        var answer = await caller.CallAsync(List, new HealthListRequest());

        var statuses = answer.Only(HealthListResponse.Parser).Statuses;
        Assert.Equal(["", "cairn.tests.Echo", "grpc.health.v1.Health", "live", "other", "ready"], statuses.Keys.Where(name => !name.Contains("reflection", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(ServingStatus.NotServing, statuses["other"].Status);
    }

    [Fact]
    public async Task A_watch_ends_at_the_drain_after_it_has_said_so()
    {
        await using var service = await EchoService.StartAsync();
        using var caller = Caller.Of(service);
        service.Services.GetRequiredService<IGrpcHealth>().SetStatus("mine", GrpcServingStatus.Serving);
        using var response = await caller.StartAsync(Watch, One("mine"));
        Assert.Equal(ServingStatus.Serving, (await response.NextAsync(HealthCheckResponse.Parser))!.Status);

        service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Equal(ServingStatus.NotServing, (await response.NextAsync(HealthCheckResponse.Parser))!.Status);
        Assert.Equal(GrpcStatusCode.Ok, await response.StatusAsync());
    }

    [Fact]
    public async Task A_slow_watch_gets_the_latest_status_and_never_the_same_twice()
    {
        var board = new HealthBoard();
        board.SetStatus("mine", GrpcServingStatus.Serving);
        using var watch = board.Watch("mine");
        await using var changes = watch.ChangesAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await changes.MoveNextAsync());

        board.SetStatus("mine", GrpcServingStatus.NotServing);
        board.SetStatus("mine", GrpcServingStatus.Serving);
        board.SetStatus("other", GrpcServingStatus.Serving);
        board.SetStatus("mine", GrpcServingStatus.Unknown);
        board.Stop();

        Assert.True(await changes.MoveNextAsync());
        Assert.Equal(ServingStatus.NotServing, changes.Current);
        Assert.False(await changes.MoveNextAsync());
    }

    [Fact]
    public async Task Ten_thousand_watches_leave_nothing_behind()
    {
        await using var service = await EchoService.StartAsync();
        var board = service.Services.GetRequiredService<HealthBoard>();
        var watches = Enumerable.Range(0, 10_000).Select(_ => board.Watch("ready")).ToList();
        using var caller = Caller.Of(service);
        using (await caller.StartAsync(Watch, One("ready")))
        {
            Assert.Equal(10_001, board.WatchCount);
        }

        watches.ForEach(watch => watch.Dispose());

        while (board.WatchCount > 0)
        {
            await Task.Yield(); // the caller has let go; the service hears of it
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static Action<TestHostSetup> Checked(Switch database) => host => host.ConfigureServices(services => services
        .AddHealthChecks()
        .AddCheck("database", database)
        .AddCheck("notifier", () => HealthCheckResult.Unhealthy(), ["cairn:degradable"]));

    private static async Task<ServingStatus> CheckAsync(Caller caller, string name) =>
        (await caller.CallAsync(Check, new HealthCheckRequest { Service = name })).Only(HealthCheckResponse.Parser).Status;

    /// <summary>The first status, or the one after it if the checks have not been read yet.</summary>
    private static async Task<ServingStatus> NextSettledAsync(OpenAnswer response)
    {
        var first = (await response.NextAsync(HealthCheckResponse.Parser))!.Status;
        return first is ServingStatus.Serving ? first : (await response.NextAsync(HealthCheckResponse.Parser))!.Status;
    }

    private static ByteArrayContent One(string name) => new(Frames.Of(new HealthCheckRequest { Service = name }));

    private sealed class Switch : IHealthCheck
    {
        public HealthStatus Status { get; set; } = HealthStatus.Healthy;

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(new HealthCheckResult(Status));
    }
}
