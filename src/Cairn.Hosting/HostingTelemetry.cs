namespace Cairn.Hosting;

/// <summary>The names of what Cairn.Hosting measures.</summary>
public static class HostingTelemetry
{
    /// <summary>The meter of all instruments below.</summary>
    public const string MeterName = "Cairn.Hosting";

    /// <summary>A gauge for each health check: 2 healthy, 1 degraded, 0 unhealthy. Unit: 1.</summary>
    public const string HealthStatus = "cairn.hosting.health.status";

    /// <summary>A histogram of the duration of each run of a health check. Unit: s.</summary>
    public const string CheckDuration = "cairn.hosting.health.check.duration";

    /// <summary>A counter of changes of a health check's status, its first status included. Unit: {transition}.</summary>
    public const string Transitions = "cairn.hosting.health.transitions";

    /// <summary>A gauge: 1 while the service is ready, 0 while it is not. Unit: 1.</summary>
    public const string Readiness = "cairn.hosting.readiness";

    /// <summary>The attribute with the name of a health check, as it was registered.</summary>
    public const string CheckName = "cairn.hosting.health.check.name";

    /// <summary>The attribute with the role of a health check: <c>critical</c>, <c>degradable</c>, <c>informational</c> or <c>liveness</c>.</summary>
    public const string CheckRole = "cairn.hosting.health.check.role";

    /// <summary>The attribute with a status: <c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</summary>
    public const string Status = "cairn.hosting.health.check.status";
}
