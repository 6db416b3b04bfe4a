namespace Cairn.Hosting;

/// <summary>When supervised workers are restarted, and when they count as stuck.</summary>
public sealed class WorkerSettings
{
    /// <summary>How many failures in a row a worker may recover from before it stops the service.</summary>
    /// <value>The default is 5.</value>
    public int RestartLimit { get; set; } = 5;

    /// <summary>How old a worker's last heartbeat may be before liveness fails and the process is restarted. Set it to a few rounds of the slowest worker.</summary>
    /// <value>The default is 2 hours.</value>
    public TimeSpan HeartbeatTimeout { get; set; } = TimeSpan.FromHours(2);
}
