using Microsoft.Extensions.Diagnostics.HealthChecks;
using Polly.CircuitBreaker;

namespace Cairn.Http.Ledger;

/// <summary>Tells how the last real calls went. It makes none itself.</summary>
internal sealed class DependencyHealthCheck(string name, DependencyLedger ledger) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var dependency = ledger.Find(name)!;
        var (breaker, calls) = (dependency.Breaker.State, dependency.Calls.Summary);
        var result = breaker switch
        {
            CircuitState.Open => new HealthCheckResult(Severity(dependency), $"The breaker is open, {Last(calls)}."),
            CircuitState.HalfOpen => HealthCheckResult.Degraded($"The breaker waits for a trial, {Last(calls)}."),
            _ when calls.FailuresInARow > 0 => HealthCheckResult.Degraded($"Failures in a row: {calls.FailuresInARow}, {Last(calls)}."),
            _ => HealthCheckResult.Healthy(calls.LastSuccess is { } at ? $"The last call succeeded at {at:u}." : "No call has been made yet."),
        };
        return Task.FromResult(result);
    }

    private static HealthStatus Severity(Dependency dependency) =>
        dependency.Settings.Criticality is Criticality.Critical ? HealthStatus.Unhealthy : HealthStatus.Degraded;

    private static string Last(CallSummary calls) =>
        calls.LastFailure is { } at ? $"the last at {at:u}: {calls.LastFailureOutcome}" : "and no call has ended yet";
}
