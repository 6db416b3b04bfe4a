using Cairn.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Tests.Reference;

/// <summary>A worker in which everything goes wrong that can, when the test says so.</summary>
internal static class DoomedProgram
{
    /// <summary>Its warm-up fails at once, its worker when told, and what stops it fails to.</summary>
    public static Func<string[], Task> WithWorker(Task doom) => args => RunAsync(args, services => services
        .AddSingleton(doom)
        .AddHostedService<StubbornIntake>()
        .AddHostedService<StubbornService>()
        .AddCairnWarmup<FailingWarmup>()
        .AddCairnWorker<DoomedWorker>());

    /// <summary>Its background service fails when told.</summary>
    public static Func<string[], Task> WithService(Task doom) => args => RunAsync(args, services => services
        .AddSingleton(doom)
        .AddHostedService<DoomedService>());

    private static async Task RunAsync(string[] args, Action<IServiceCollection> configure)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.AddCairn();
        configure(builder.Services);
        using var host = builder.Build();
        await host.RunAsync();
    }

    private sealed class DoomedWorker(Task doom) : IWorker
    {
        public Task RunAsync(WorkerContext worker, CancellationToken cancellationToken)
        {
            worker.Heartbeat();
            return doom.WaitAsync(cancellationToken);
        }
    }

    private sealed class FailingWarmup : IWarmup
    {
        public Task WarmUpAsync(CancellationToken cancellationToken) => throw new IOException("no index");
    }

    private sealed class StubbornIntake : IIntake
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopIntakeAsync(CancellationToken cancellationToken) => throw new IOException("no connection to close");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class StubbornService : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new IOException("nothing to flush to");
        }
    }

    private sealed class DoomedService(Task doom) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => doom.WaitAsync(stoppingToken);
    }
}
