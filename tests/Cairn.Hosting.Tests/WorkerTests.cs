using System.Net;
using Cairn.Hosting.Tests.Health;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Hosting.Tests;

public sealed class WorkerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_service_is_not_ready_before_a_workers_first_heartbeat()
    {
        var gate = new TaskCompletionSource();
        await using var service = await CairnTestHost.StartAsync(Programs.Web(builder => AddWorker(builder.Services, async (worker, token) =>
        {
            await gate.Task.WaitAsync(token);
            worker.Heartbeat();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        })), cancellationToken: Cancellation);

        var before = (await service.Management.GetAsync("/startupz", Cancellation)).StatusCode;
        gate.SetResult();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, before);
        await Eventually(service, "/startupz", HttpStatusCode.OK);
        await Eventually(service, "/readyz", HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_worker_that_fails_is_restarted_after_a_growing_pause()
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Worker(builder => AddWorker(builder.Services, (_, _) => throw new IOException("no queue"))), cancellationToken: Cancellation);
        await service.Logs.WaitForAsync(line => line.EventName == "WorkerRestarting", Cancellation);

        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(3), Cancellation);

        var pauses = service.Logs.Named("WorkerRestarting").Select(line => line.Properties["Delay"]);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)], pauses);
    }

    [Fact]
    public async Task A_worker_that_keeps_failing_stops_the_service_with_exit_code_70()
    {
        var gate = new TaskCompletionSource();
        await using var service = await CairnTestHost.StartAsync(
            Programs.Worker(builder => AddWorker(builder.Services, (_, token) => gate.Task.WaitAsync(token))),
            host => host.Configure("Cairn:Hosting:Workers:RestartLimit", "0"),
            Cancellation);

        var stopping = service.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

        gate.SetException(new IOException("no queue"));
        var line = await service.Logs.WaitForAsync(line => line.EventName == "WorkerGaveUp", Cancellation);

        await WhenCancelled(stopping);
        Assert.Contains("exit code 70", line.Message, StringComparison.Ordinal);
        Assert.Equal(70, Environment.ExitCode);
        Environment.ExitCode = 0;
    }

    [Fact]
    public async Task A_worker_is_stopped_after_the_drain_delay()
    {
        var stopped = new TaskCompletionSource();
        await using var service = await CairnTestHost.StartAsync(Programs.Worker(builder => AddWorker(builder.Services, async (worker, token) =>
        {
            worker.Heartbeat();
            await Task.Delay(Timeout.InfiniteTimeSpan, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopped.SetResult();
        })), host => host.InEnvironment("Production"), Cancellation);
        service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await service.Logs.WaitForAsync(line => line.EventName == "DrainStarted", Cancellation);

        var stoppedEarly = stopped.Task.IsCompleted;
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(8), Cancellation);

        Assert.False(stoppedEarly);
        await stopped.Task.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task A_worker_that_fails_while_it_stops_is_a_warning()
    {
        var service = await CairnTestHost.StartAsync(Programs.Worker(builder => AddWorker(builder.Services, async (worker, token) =>
        {
            worker.Heartbeat();
            await Task.Delay(Timeout.InfiniteTimeSpan, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new IOException("no queue");
        })), cancellationToken: Cancellation);
        await Eventually(service, "/startupz", HttpStatusCode.OK);

        await service.DisposeAsync();

        Assert.Equal("no queue", Assert.Single(service.Logs.Named("FailedWhileStopping")).Exception?.Message);
        Assert.Empty(service.Logs.Named("WorkerRestarting"));
    }

    [Fact]
    public async Task A_worker_that_has_finished_is_left_alone()
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Worker(builder => AddWorker(builder.Services, (_, _) => Task.CompletedTask)), cancellationToken: Cancellation);

        await service.Logs.WaitForAsync(line => line.EventName == "WorkerFinished", Cancellation);

        await Eventually(service, "/readyz", HttpStatusCode.OK);
        Assert.Empty(service.Logs.Named("WorkerRestarting"));
    }

    private static void AddWorker(IServiceCollection services, Func<WorkerContext, CancellationToken, Task> run) =>
        services.AddSingleton(run).AddCairnWorker<DelegateWorker>();

    private static async Task Eventually(CairnTestHost service, string path, HttpStatusCode expected)
    {
        while ((await service.Management.GetAsync(path, Cancellation)).StatusCode != expected)
        {
            await Task.Yield();
        }
    }

    private static async Task WhenCancelled(CancellationToken token)
    {
        var cancelled = new TaskCompletionSource();
        await using var registration = token.Register(cancelled.SetResult);
        await cancelled.Task.WaitAsync(Cancellation);
    }
}
