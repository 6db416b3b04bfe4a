using System.Diagnostics;
using System.Diagnostics.Metrics;
using Cairn.Testing.Leaks;
using Cairn.Testing.Outages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Cairn.Testing.Hosting;

/// <summary>One run of a program, from its first statement to its last.</summary>
internal sealed class HostRun : IDisposable
{
    /// <summary>How often, with patience between, a host that leaves something is looked at again.</summary>
    private const int Looks = 15;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly HostedProgram _program;
    private readonly TestHostSetup _setup;
    private readonly HostFlow _flow = new();
    private readonly HostInterception _interception;
    private readonly LeakWatch _leaks;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _abandonment = new();
    private Task _main = Task.CompletedTask;
    private IHost? _host;
    private IHostApplicationLifetime? _lifetime;

    public HostRun(HostedProgram program, TestHostSetup setup)
    {
        _program = program;
        _setup = setup;
        _interception = new HostInterception(_flow, Prepare, Attach);
        Clock = new ManualTimeProvider(_flow);
        Logs = new LogRecorder(_flow, Clock);
        Spans = new SpanRecorder(_flow, Clock);
        Metrics = new MetricRecorder(_flow, Clock);
        _leaks = new LeakWatch(this, _flow, setup.WatchedLeaks);
    }

    public ManualTimeProvider Clock { get; }

    public LogRecorder Logs { get; }

    public SpanRecorder Spans { get; }

    public MetricRecorder Metrics { get; }

    public OutboundFaults Faults => _setup.Faults;

    public IServiceProvider Services => _host!.Services;

    /// <summary>Runs the program until its host has started. What stops it from that is thrown as the program threw it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _interception.Start();
        Spans.Listener.Start();
        _main = RunOnThreadOfItsOwn();

        try
        {
            if (await Task.WhenAny(_started.Task, _main).WaitAsync(Limit, cancellationToken) == _main)
            {
                await _main;
                throw EndedWithoutStart();
            }
        }
        catch (TimeoutException late) when (!_main.IsCompleted)
        {
            throw new TimeoutException($"'{_program.Name}' did not start within {Limit.TotalSeconds:0} s. What it waits for on the manual clock cannot come before it has started.", late);
        }
    }

    /// <summary>Stops the host, and waits for the program's last statement. What the program throws reaches the caller.</summary>
    public async Task StopAsync()
    {
        _flow.WaitForEndingRequests();
        var mistyped = _main.IsCompleted ? null : ClientNames.Mistyped(_setup, Services);
        _lifetime!.StopApplication();

        try
        {
            await RunClockUntilEndAsync();
            await _main;
        }
        finally
        {
            await DisposeHostAsync();
        }

        await RequireNothingLeftAsync();
        if (mistyped is not null)
        {
            throw mistyped;
        }
    }

    /// <summary>Tells a program that did not start in time to end, and leaves it.</summary>
    public void Abandon()
    {
        _abandonment.Cancel();
        _main.ContinueWith(
            ended =>
            {
                _ = ended.Exception; // Nobody else looks at it.
                Dispose();
            },
            TaskScheduler.Default);
    }

    public void Dispose()
    {
        _interception.Dispose();
        _leaks.Dispose();
        Spans.Listener.Dispose();
        Metrics.Listener.Dispose();
        _abandonment.Dispose();
    }

    /// <summary>A thread, not the pool's: synchronous programs keep it for as long as they run.</summary>
    private Task RunOnThreadOfItsOwn() =>
        Task.Factory.StartNew(
            () =>
            {
                _flow.Enter();
                Activity.Current = null;
                return _program.Main(_setup.ArgumentsFor(_program));
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default).Unwrap();

    private void Prepare(IHostBuilder builder)
    {
        _abandonment.Token.ThrowIfCancellationRequested();
        builder.ConfigureServices((context, services) =>
        {
            TestHostSetup.Verify(context.Configuration, _program);
            services.ReplaceServers(_flow, _setup.IsOnKestrel);
            services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(Clock);
            services.RemoveAll<IHostLifetime>().AddSingleton<IHostLifetime, DeafLifetime>();
            services.AddSingleton(Logs.Provider);
            InsertFaultPoints.Into(services, _setup.Faults, Clock);
            CountingIds.Replace(services);
            _setup.Membership?.Apply(services, _setup.StandIns);
            _setup.Apply(services);
        });
    }

    private void Attach(IHost built)
    {
        _host = built;
        Metrics.Listener.Start(built.Services.GetService<IMeterFactory>());
        _lifetime = built.Services.GetRequiredService<IHostApplicationLifetime>();
        _lifetime.ApplicationStarted.Register(() => _started.TrySetResult());
        _abandonment.Token.Register(_lifetime.StopApplication);
    }

    private InvalidOperationException EndedWithoutStart()
    {
        var reason = _host is null
            ? "built no host. Build one with WebApplication.CreateBuilder(args) or Host.CreateApplicationBuilder(args)"
            : "did not start the host it built. End it with await app.RunAsync()";
        var logged = Logs.All.LastOrDefault(entry => entry.Exception is not null);

        return new InvalidOperationException(
            $"'{_program.Name}' ended, but {reason}.{(logged is null ? "" : $" It logged: {logged}")}",
            logged?.Exception);
    }

    /// <summary>A drain delay waits on the manual clock, and no test moves it any more.</summary>
    private async Task RunClockUntilEndAsync()
    {
        var start = TimeProvider.System.GetTimestamp();

        while (await Task.WhenAny(_main, Task.Delay(Patience)) != _main)
        {
            if (TimeProvider.System.GetElapsedTime(start) > Limit)
            {
                throw new TimeoutException($"'{_program.Name}' did not end within {Limit.TotalSeconds:0} s after its host was told to stop. See what keeps it.");
            }

            await Clock.AdvanceUntilIdle(Clock.NextTimerIn ?? TimeSpan.Zero); // code that the last timer woke may still be on its way
        }
    }

    /// <summary>What is left at first may be on its way out: a cancelled wait ends on the pool.</summary>
    private async Task RequireNothingLeftAsync()
    {
        var leaks = FindLeaks();

        for (var look = 0; leaks is not null && look < Looks; look++)
        {
            await Task.Delay(Patience);
            leaks = FindLeaks();
        }

        if (leaks is not null)
        {
            throw leaks;
        }
    }

    private HostLeakException? FindLeaks() => _leaks.Find(_program.Name, SecondHosts.Running(_interception.Others));

    private async Task DisposeHostAsync()
    {
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
