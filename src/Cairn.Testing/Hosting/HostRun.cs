using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Cairn.Testing.Hosting;

/// <summary>One run of a program, from its first statement to its last.</summary>
internal sealed class HostRun : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly HostedProgram program;
    private readonly TestHostSetup setup;
    private readonly HostFlow flow = new();
    private readonly HostInterception interception;
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource abandonment = new();
    private Task main = Task.CompletedTask;
    private IHost? host;
    private IHostApplicationLifetime? lifetime;

    public HostRun(HostedProgram program, TestHostSetup setup)
    {
        this.program = program;
        this.setup = setup;
        interception = new HostInterception(flow, Prepare, Attach);
        Clock = new ManualTimeProvider(flow);
        Logs = new LogRecorder(flow, Clock);
        Spans = new SpanRecorder(flow);
        Metrics = new MetricRecorder(flow);
    }

    public ManualTimeProvider Clock { get; }

    public LogRecorder Logs { get; }

    public SpanRecorder Spans { get; }

    public MetricRecorder Metrics { get; }

    public IServiceProvider Services => host!.Services;

    /// <summary>Runs the program until its host has started. What stops it from that is thrown as the program threw it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        interception.Start();
        Spans.Listener.Start();
        main = RunOnThreadOfItsOwn();

        try
        {
            if (await Task.WhenAny(started.Task, main).WaitAsync(Limit, cancellationToken) == main)
            {
                await main;
                throw EndedWithoutStart();
            }
        }
        catch (TimeoutException late) when (!main.IsCompleted)
        {
            throw new TimeoutException($"'{program.Name}' did not start within {Limit.TotalSeconds:0} s. What it waits for on the manual clock cannot come before it has started.", late);
        }
    }

    /// <summary>Stops the host, and waits for the program's last statement. What the program throws reaches the caller.</summary>
    public async Task StopAsync()
    {
        flow.WaitForEndingRequests();
        lifetime!.StopApplication();

        try
        {
            await RunClockUntilEndAsync();
            await main;
        }
        finally
        {
            await DisposeHostAsync();
        }
    }

    /// <summary>Tells a program that did not start in time to end, and leaves it.</summary>
    public void Abandon()
    {
        abandonment.Cancel();
        main.ContinueWith(
            ended =>
            {
                _ = ended.Exception; // Nobody else looks at it.
                Dispose();
            },
            TaskScheduler.Default);
    }

    public void Dispose()
    {
        interception.Dispose();
        Spans.Listener.Dispose();
        Metrics.Listener.Dispose();
        abandonment.Dispose();
    }

    /// <summary>A thread, not the pool's: synchronous programs keep it for as long as they run.</summary>
    private Task RunOnThreadOfItsOwn() =>
        Task.Factory.StartNew(
            () =>
            {
                flow.Enter();
                Activity.Current = null;
                return program.Main(setup.ArgumentsFor(program));
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default).Unwrap();

    private void Prepare(IHostBuilder builder)
    {
        abandonment.Token.ThrowIfCancellationRequested();
        builder.ConfigureServices((context, services) =>
        {
            TestHostSetup.Verify(context.Configuration, program);
            services.ReplaceServers(flow, setup.IsOnKestrel);
            services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(Clock);
            services.RemoveAll<IHostLifetime>().AddSingleton<IHostLifetime, DeafLifetime>();
            services.AddSingleton(Logs.Provider);
            setup.Apply(services);
        });
    }

    private void Attach(IHost built)
    {
        host = built;
        Metrics.Listener.Start(built.Services.GetService<IMeterFactory>());
        lifetime = built.Services.GetRequiredService<IHostApplicationLifetime>();
        lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        abandonment.Token.Register(lifetime.StopApplication);
    }

    private InvalidOperationException EndedWithoutStart()
    {
        var reason = host is null
            ? "built no host. Build one with WebApplication.CreateBuilder(args) or Host.CreateApplicationBuilder(args)"
            : "did not start the host it built. End it with await app.RunAsync()";
        var logged = Logs.All.LastOrDefault(entry => entry.Exception is not null);

        return new InvalidOperationException(
            $"'{program.Name}' ended, but {reason}.{(logged is null ? "" : $" It logged: {logged}")}",
            logged?.Exception);
    }

    /// <summary>A drain delay waits on the manual clock, and no test moves it any more.</summary>
    private async Task RunClockUntilEndAsync()
    {
        var start = TimeProvider.System.GetTimestamp();

        while (await Task.WhenAny(main, Task.Delay(Patience)) != main)
        {
            if (TimeProvider.System.GetElapsedTime(start) > Limit)
            {
                throw new TimeoutException($"'{program.Name}' did not end within {Limit.TotalSeconds:0} s after its host was told to stop. See what keeps it.");
            }

            Clock.AdvanceToNextTimer();
        }
    }

    private async Task DisposeHostAsync()
    {
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
