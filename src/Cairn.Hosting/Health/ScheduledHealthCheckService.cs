using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Hosting.Health;

/// <summary>Answers whoever asks the platform for a health report with the last results. Nothing runs because of it.</summary>
internal sealed class ScheduledHealthCheckService(RunChecks checks) : HealthCheckService
{
    public override Task<HealthReport> CheckHealthAsync(Func<HealthCheckRegistration, bool>? predicate, CancellationToken cancellationToken = default)
    {
        var entries = new Dictionary<string, HealthReportEntry>(StringComparer.OrdinalIgnoreCase);
        var worst = HealthStatus.Healthy;
        foreach (var check in checks.Checks.Where(check => predicate?.Invoke(check.Registration) ?? true))
        {
            var entry = EntryOf(check);
            entries.Add(check.Name, entry);
            worst = (HealthStatus)Math.Min((int)worst, (int)Weighed(entry.Status, check.Role));
        }

        return Task.FromResult(new HealthReport(entries, worst, TimeSpan.Zero));
    }

    private static HealthReportEntry EntryOf(ScheduledCheck check) => check.State is { } state
        ? new(check.StatusOf(state), check.ReasonOf(state), state.Last.Duration, state.Last.Result.Exception, state.Last.Result.Data, check.Registration.Tags)
        : new(HealthStatus.Unhealthy, "has not run yet", TimeSpan.Zero, exception: null, data: null, check.Registration.Tags);

    private static HealthStatus Weighed(HealthStatus status, CheckRole role) => role switch
    {
        CheckRole.Degradable when status is HealthStatus.Unhealthy => HealthStatus.Degraded,
        CheckRole.Informational => HealthStatus.Healthy,
        _ => status,
    };
}
