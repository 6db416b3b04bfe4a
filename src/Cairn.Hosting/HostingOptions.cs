namespace Cairn.Hosting;

/// <summary>The management port and the timings of a service's life.</summary>
public sealed class HostingOptions
{
    /// <summary>The configuration section these options bind to: <c>Cairn:Hosting</c>.</summary>
    public const string SectionName = "Cairn:Hosting";

    /// <summary>The name of the service, as <c>/info</c> tells it. <c>AddCairn</c> sets it from <c>Cairn:Service:Name</c>.</summary>
    /// <value>The default is <c>null</c>: the application's name.</value>
    public string? ServiceName { get; set; }

    /// <summary>The TCP port of the management listener, which serves the probes over HTTP/1.1. Zero takes any free port.</summary>
    /// <value>The default is 9090.</value>
    public int ManagementPort { get; set; } = 9090;

    /// <summary>The IP address that the management listener binds, such as <c>127.0.0.1</c>; <c>null</c> binds all of them.</summary>
    /// <value>The default is <c>null</c>, and <c>127.0.0.1</c> in the Development environment.</value>
    public string? ManagementAddress { get; set; }

    /// <summary>How long the service goes on serving after it was told to stop and has answered "not ready", so that load balancers notice.</summary>
    /// <value>The default is 8 seconds, and zero in the Development environment.</value>
    public TimeSpan DrainDelay { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How long requests in flight may take to finish once the drain delay is over.</summary>
    /// <value>The default is 20 seconds.</value>
    public TimeSpan InFlightTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a request may take before it is answered with 504; an endpoint's own request time-out wins.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The pod's <c>terminationGracePeriodSeconds</c>, where the service should refuse to start if its stop may take longer. The environment
    /// variable <c>CAIRN_POD_GRACE_SECONDS</c>, which a manifest can set, only warns.</summary>
    /// <value>The default is <c>null</c>: the grace period is not known.</value>
    public TimeSpan? PodGracePeriod { get; set; }

    /// <summary>How many failures in a row a worker may recover from before it stops the service.</summary>
    /// <value>The default is 5.</value>
    public int WorkerRestartLimit { get; set; } = 5;

    /// <summary>How old a worker's last heartbeat may be before liveness fails and the process is restarted. Set it to a few rounds of the slowest worker.</summary>
    /// <value>The default is 2 hours.</value>
    public TimeSpan WorkerHeartbeatTimeout { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How long a warm-up may take before it has failed. The startup probe has to be patient for longer.</summary>
    /// <value>The default is 1 minute.</value>
    public TimeSpan WarmupTimeLimit { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the startup probe waits for the service: its period times its failure threshold. A warm-up that takes more than half of it is warned of.</summary>
    /// <value>The default is 2 minutes.</value>
    public TimeSpan StartupWindow { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How single health checks are run and judged, by the name they are registered with: <c>Checks:build-store:Period</c>.</summary>
    /// <value>The default is none: every check follows its registration and the defaults of <see cref="CheckSettings"/>.</value>
    public IDictionary<string, CheckSettings> Checks { get; } = new Dictionary<string, CheckSettings>(StringComparer.OrdinalIgnoreCase);
}
