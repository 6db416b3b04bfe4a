using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Hosting.Health;

/// <summary>What is known of a check after its last run. DESIGN.md has the rules by which the status moves.</summary>
internal sealed record CheckState
{
    private int _notHealthy;
    private int _notUnhealthy;
    private int _healthy;

    private CheckState(CheckRun run, HealthStatus status) => (Last, Status) = (run, status);

    public CheckRun Last { get; private init; }

    public HealthStatus Status { get; private init; }

    /// <summary>Results in a row that were unhealthy.</summary>
    public int Failures { get; private init; }

    public static CheckState First(CheckRun run) => new CheckState(run, run.Result.Status).Counting(run);

    public CheckState After(CheckRun run, CheckPolicy policy)
    {
        var counted = Counting(run);
        return counted with { Status = counted.Judge(policy) };
    }

    private CheckState Counting(CheckRun run)
    {
        var status = run.Result.Status;
        return this with
        {
            Last = run,
            Failures = status is HealthStatus.Unhealthy ? Failures + 1 : 0,
            _notHealthy = status is HealthStatus.Healthy ? 0 : _notHealthy + 1,
            _notUnhealthy = status is HealthStatus.Unhealthy ? 0 : _notUnhealthy + 1,
            _healthy = status is HealthStatus.Healthy ? _healthy + 1 : 0,
        };
    }

    private HealthStatus Judge(CheckPolicy policy) => Status switch
    {
        not HealthStatus.Unhealthy when Failures >= policy.Fall => HealthStatus.Unhealthy,
        HealthStatus.Healthy when _notHealthy >= policy.Fall => HealthStatus.Degraded,
        not HealthStatus.Healthy when _healthy >= policy.Rise => HealthStatus.Healthy,
        HealthStatus.Unhealthy when _notUnhealthy >= policy.Rise => HealthStatus.Degraded,
        _ => Status,
    };
}
