using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Health;

/// <summary>Runs every registered check by its schedule, from the moment the service has started until it has stopped.</summary>
internal sealed class RunChecks : IHostedLifecycleService, IDisposable
{
    private readonly ScheduledCheck[] _checks;
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public RunChecks(IOptions<HealthCheckServiceOptions> registered, IOptions<HostingOptions> options, IServiceScopeFactory scopes, HealthSignals signals, TimeProvider time)
    {
        _checks = [.. registered.Value.Registrations.Select(Schedule)];

        ScheduledCheck Schedule(HealthCheckRegistration check)
        {
            var policy = CheckPolicy.Of(check, options.Value);
            return new ScheduledCheck(check, policy, new CheckRunner(check, policy.Timeout, scopes, time), signals, time);
        }
    }

    public IReadOnlyList<ScheduledCheck> Checks => _checks;

    /// <summary>The worst status among the checks of a role; <c>null</c> while one of them has never run.</summary>
    public HealthStatus? Worst(CheckRole role)
    {
        var worst = HealthStatus.Healthy;
        foreach (var check in _checks)
        {
            if (check.Role != role)
            {
                continue;
            }

            if (check.Status is not { } status)
            {
                return null;
            }

            worst = status < worst ? status : worst;
        }

        return worst;
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _running = Task.WhenAll(_checks.Select(check => Task.Run(() => check.RunAsync(_stopping.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();
}
