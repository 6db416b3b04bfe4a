using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Cairn.Hosting.Health;

/// <summary>Tells logs and metrics what the checks do: every run is measured, every change of status is counted and logged.</summary>
internal sealed class HealthSignals
{
    private readonly ILogger _logger;
    private readonly Histogram<double> _durations;
    private readonly Counter<long> _transitions;

    public HealthSignals(IMeterFactory meters, ILogger<HealthSignals> logger)
    {
        var meter = meters.Create(HostingTelemetry.MeterName);
        _logger = logger;
        _durations = meter.CreateHistogram(
            HostingTelemetry.CheckDuration,
            "s",
            "How long health checks take.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
        _transitions = meter.CreateCounter<long>(HostingTelemetry.Transitions, "{transition}", "How often health checks change their status.");
    }

    public void Ran(ScheduledCheck check, CheckRun run) => _durations.Record(
        run.Duration.TotalSeconds,
        new TagList { { HostingTelemetry.CheckName, check.Name }, { HostingTelemetry.Status, NameOf(run.Result.Status) } });

    public void Changed(ScheduledCheck check, HealthStatus? before, CheckState after)
    {
        var (from, to) = (NameOf(before), NameOf(after.Status));
        _transitions.Add(1, new TagList { { HostingTelemetry.CheckName, check.Name }, { HostingTelemetry.Status, to } });

        if (before is null && after.Status is HealthStatus.Healthy)
        {
            return; // That a check works from the start is what everybody expects.
        }

        var level = after.Status is HealthStatus.Healthy ? LogLevel.Information : LogLevel.Warning;
        _logger.HealthChanged(level, check.Name, from, to, after.Last.Reason, after.Last.Result.Exception);
    }

    public static string NameOf(HealthStatus? status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        HealthStatus.Unhealthy => "unhealthy",
        _ => "starting",
    };
    public static string NameOf(CheckRole role) => role switch
    {
        CheckRole.Critical => "critical",
        CheckRole.Degradable => "degradable",
        CheckRole.Informational => "informational",
        _ => "liveness",
    };
}
