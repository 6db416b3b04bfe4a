using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Hosting.Health;

/// <summary>One check, the loop that runs it and the state it is in.</summary>
internal sealed class ScheduledCheck(HealthCheckRegistration registration, CheckPolicy policy, CheckRunner runner, HealthSignals signals, TimeProvider time)
{
    private const double Jitter = 0.1;
    private const int PeriodsUntilStale = 3;

    private volatile CheckState? _state;

    public HealthCheckRegistration Registration => registration;

    public string Name => registration.Name;

    public CheckRole Role => policy.Role;

    /// <summary>The state after the last run; <c>null</c> before the first has ended.</summary>
    public CheckState? State => _state;

    /// <summary>The status that counts now; <c>null</c> before the first run has ended.</summary>
    public HealthStatus? Status => _state is { } state ? StatusOf(state) : null;

    /// <summary>Whether the last result is too old to say anything.</summary>
    public bool IsStale(CheckState state) => AgeOf(state) > PeriodsUntilStale * policy.PeriodWhile(state.Status);

    public TimeSpan AgeOf(CheckState state) => time.GetElapsedTime(state.Last.EndedAt);

    public HealthStatus StatusOf(CheckState state) => IsStale(state) ? HealthStatus.Unhealthy : state.Status;

    /// <summary>What is to be said about a state: the last result's words, or that it is too old.</summary>
    public string? ReasonOf(CheckState state) =>
        IsStale(state) ? $"the last result is {AgeOf(state)} old" : state.Last.Reason;

    /// <summary>Runs the check by its schedule until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            Record(await runner.RunAsync(cancellationToken));
            await Task.Delay(Pause(), time, cancellationToken);
        }
    }

    private void Record(CheckRun run)
    {
        var before = _state;
        var after = before is null ? CheckState.First(run) : before.After(run, policy);

        _state = after;
        signals.Ran(this, run);
        if (before?.Status != after.Status)
        {
            signals.Changed(this, before?.Status, after);
        }
    }

    private TimeSpan Pause()
    {
        var period = policy.PeriodWhile(_state!.Status);
        return policy.Role is CheckRole.Liveness ? period : period * (1 - Jitter + (2 * Jitter * Random.Shared.NextDouble()));
    }
}
