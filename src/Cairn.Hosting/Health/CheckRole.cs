namespace Cairn.Hosting;

/// <summary>What the result of a health check decides.</summary>
public enum CheckRole
{
    /// <summary>Readiness: while the check is unhealthy the service takes no traffic. For what this instance alone cannot work without.</summary>
    Critical,

    /// <summary>Detail: the service stays ready and is degraded while the check is unhealthy. For dependencies that all instances share.</summary>
    Degradable,

    /// <summary>Nothing: the check is shown and measured.</summary>
    Informational,

    /// <summary>Liveness: while the check is unhealthy the process is restarted. For facts of the process itself, marked <see cref="HealthTags.ProcessLocal"/>.</summary>
    Liveness,
}
