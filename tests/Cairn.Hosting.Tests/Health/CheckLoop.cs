using Cairn.Hosting.Health;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Hosting.Tests.Health;

/// <summary>The loop of one check on a clock of its own, without a host around it.</summary>
internal sealed class CheckLoop : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton<HealthSignals>().BuildServiceProvider();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private CheckLoop(IHealthCheck check, TimeProvider time)
    {
        var registration = new HealthCheckRegistration("store", check, failureStatus: null, tags: null);
        var policy = CheckPolicy.Default;
        var runner = new CheckRunner(registration, policy.Timeout, _services.GetRequiredService<IServiceScopeFactory>(), time);
        Check = new ScheduledCheck(registration, policy, runner, _services.GetRequiredService<HealthSignals>(), time);
        _running = Check.RunAsync(_stop.Token);
    }

    public ScheduledCheck Check { get; }

    public static CheckLoop Start(IHealthCheck check, ManualTimeProvider time) => new(check, time);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _services.DisposeAsync();
        _stop.Dispose();
    }
}
