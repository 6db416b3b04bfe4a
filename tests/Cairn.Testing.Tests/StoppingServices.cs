using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Testing.Tests;

public sealed class StoppingServices
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Disposal_waits_for_the_program_s_last_statement()
    {
        var steps = new List<string>();
        var working = new TaskCompletionSource();
        var program = async (string[] args) =>
        {
            await Programs.Worker(async (_, stopping) =>
            {
                working.SetResult();
                await Task.Delay(Timeout.Infinite, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
                steps.Add("worker stopped");
            })(args);
            steps.Add("program ended");
        };
        var service = await CairnTestHost.StartAsync(program, cancellationToken: Token);
        await working.Task.WaitAsync(Token);

        await service.DisposeAsync();

        Assert.Equal(["worker stopped", "program ended"], steps);
    }

    [Fact]
    public async Task Disposal_lets_a_drain_delay_pass_on_the_clock()
    {
        var program = Programs.Worker(services => services.AddHostedService<Drain>());
        var service = await CairnTestHost.StartAsync(program, cancellationToken: Token);

        await service.DisposeAsync();

        Assert.Equal(TimeSpan.FromSeconds(8), service.Clock.GetElapsedTime(0));
    }

    [Fact]
    public async Task A_test_that_stops_the_host_itself_sees_the_drain_delay()
    {
        var program = Programs.Worker(services => services.AddHostedService<Drain>());
        await using var service = await CairnTestHost.StartAsync(program, cancellationToken: Token);
        var lifetime = service.Services.GetRequiredService<IHostApplicationLifetime>();

        lifetime.StopApplication();
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(7), Token);
        Assert.False(lifetime.ApplicationStopped.IsCancellationRequested);

        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(1), Token);
        Assert.True(lifetime.ApplicationStopped.IsCancellationRequested);
    }

    [Fact]
    public async Task Recorders_can_be_read_after_disposal()
    {
        var service = await CairnTestHost.StartAsync(Programs.Web(_ => { }), cancellationToken: Token);
        await service.Http.GetAsync("/", Token);

        await service.DisposeAsync();

        Assert.NotEmpty(service.Logs.From("Microsoft.AspNetCore"));
        Assert.Single(service.Spans.All);
        Assert.Single(service.Metrics.Measurements("http.server.request.duration"));
    }

    [Fact]
    public async Task An_exception_of_the_program_s_last_statements_reaches_the_test()
    {
        var program = async (string[] args) =>
        {
            await Programs.Worker(_ => { })(args);
            throw new FormatException("not so fast");
        };
        var service = await CairnTestHost.StartAsync(program, cancellationToken: Token);

        var failure = await Assert.ThrowsAsync<FormatException>(() => service.DisposeAsync().AsTask());

        Assert.Equal("not so fast", failure.Message);
    }

    [Fact]
    public async Task A_service_that_has_ended_by_itself_can_be_disposed_even_twice()
    {
        var service = await CairnTestHost.StartAsync(Programs.Worker(_ => { }), cancellationToken: Token);
        var lifetime = service.Services.GetRequiredService<IHostApplicationLifetime>();
        var ended = new TaskCompletionSource();
        lifetime.ApplicationStopped.Register(ended.SetResult);

        lifetime.StopApplication();
        await ended.Task.WaitAsync(Token);

        await service.DisposeAsync();
        await service.DisposeAsync();
    }

    private sealed class Drain(TimeProvider time) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.Delay(TimeSpan.FromSeconds(8), time, cancellationToken);
    }
}
