using System.Net;
using System.Net.Sockets;
using Cairn.Hosting.Health;
using Cairn.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace Cairn.Hosting.Tests.Health;

public sealed class LivenessFactTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1000, Healthy)]
    [InlineData(1001, Unhealthy)]
    public async Task A_thread_pool_that_keeps_work_waiting_for_more_than_a_second_fails(int milliseconds, HealthStatus expected)
    {
        var check = new ThreadPoolAnswers(new SlowClock(TimeSpan.FromMilliseconds(milliseconds)));

        var result = await check.CheckHealthAsync(new HealthCheckContext(), Cancellation);

        Assert.Equal(expected, result.Status);
    }

    [Fact]
    public async Task A_worker_that_beats_no_more_fails_liveness_once_the_bound_and_the_fall_are_over()
    {
        await using var service = await StartWithWorkerAsync(async (worker, token) =>
        {
            worker.Heartbeat();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        });

        await service.WaitAsync(TimeSpan.FromMinutes(10));
        var within = await service.ProbeAsync("/livez");
        await service.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (within, await service.ProbeAsync("/livez")));
        Assert.StartsWith("DelegateWorker beat 00:10:", Assert.Single(service.Logs.Named("HealthChanged")).Properties["Reason"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_has_finished_owes_no_heartbeat()
    {
        await using var service = await StartWithWorkerAsync((worker, _) =>
        {
            worker.Heartbeat();
            return Task.CompletedTask;
        });

        await service.WaitAsync(TimeSpan.FromMinutes(20));

        Assert.Equal(HttpStatusCode.OK, await service.ProbeAsync("/livez"));
    }

    [Fact]
    public async Task A_main_listener_that_accepts_no_more_fails()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), host => host.OnKestrel(), Cancellation);
        var before = await ListenerAsync();

        await service.Services.GetRequiredService<IServer>().StopAsync(Cancellation);

        Assert.Equal(Healthy, before.Status);
        Assert.Equal(Unhealthy, (await ListenerAsync()).Status);

        Task<HealthCheckResult> ListenerAsync() => service.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<HealthCheckServiceOptions>>()
            .Value.Registrations.Single(check => check.Name == MainListenerAccepts.Name)
            .Factory(service.Services).CheckHealthAsync(new HealthCheckContext(), Cancellation);
    }

    [Theory]
    [InlineData("http://unix:/run/build-status.sock")]
    [InlineData("http://pipe:/build-status")]
    [InlineData("http://<file handle>")]
    public async Task A_listener_that_is_not_reached_over_tcp_is_not_asked(string address)
    {
        using var server = new BoundServer(address);
        await using var service = await CairnTestHost.StartAsync(Programs.Worker(), cancellationToken: Cancellation);
        var check = ActivatorUtilities.CreateInstance<MainListenerAccepts>(service.Services, server);

        var result = await check.CheckHealthAsync(new HealthCheckContext(), Cancellation);

        Assert.Equal(Healthy, result.Status);
    }

    [Theory]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://[::]")]
    [InlineData("http://0.0.0.0")]
    [InlineData("http://localhost")]
    public async Task A_bound_address_is_reached_over_loopback(string host)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var server = new BoundServer("https://10.255.255.1:1", $"{host}:{((IPEndPoint)listener.LocalEndpoint).Port}");
        await using var service = await CairnTestHost.StartAsync(Programs.Worker(), cancellationToken: Cancellation);

        var result = await ActivatorUtilities.CreateInstance<MainListenerAccepts>(service.Services, server).CheckHealthAsync(new HealthCheckContext(), Cancellation);

        Assert.Equal(Healthy, result.Status);
        Assert.True(listener.Pending());
    }

    [Fact]
    public async Task Services_without_a_port_of_their_own_are_alive()
    {
        await using var inMemory = await CairnTestHost.StartAsync(Programs.Web(), cancellationToken: Cancellation);
        await using var worker = await CairnTestHost.StartAsync(Programs.Worker(), cancellationToken: Cancellation);
        await inMemory.WaitAsync(TimeSpan.FromMinutes(1));
        await worker.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await inMemory.ProbeAsync("/livez"), await worker.ProbeAsync("/livez")));
    }

    private static async Task<CairnTestHost> StartWithWorkerAsync(Func<WorkerContext, CancellationToken, Task> run)
    {
        var service = await CairnTestHost.StartAsync(
            Programs.Worker(builder => builder.Services.AddSingleton(run).AddCairnWorker<DelegateWorker>()),
            host => host.Configure("Cairn:Hosting:Workers:HeartbeatTimeout", "00:10:00"),
            Cancellation);
        await service.WaitAsync(TimeSpan.Zero);
        return service;
    }

    private sealed class BoundServer : IServer
    {
        public BoundServer(params string[] addresses)
        {
            var feature = new ServerAddressesFeature();
            addresses.ToList().ForEach(feature.Addresses.Add);
            Features.Set<IServerAddressesFeature>(feature);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() => Features.Set<IServerAddressesFeature>(null);
    }

    /// <summary>A clock on which the same time passes between two looks.</summary>
    private sealed class SlowClock(TimeSpan step) : TimeProvider
    {
        private long _looks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Increment(ref _looks) * step.Ticks;
    }
}
