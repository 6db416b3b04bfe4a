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

    /// <summary>When supervised workers are restarted, and when they count as stuck.</summary>
    /// <value>The default is that of <see cref="WorkerSettings"/>.</value>
    public WorkerSettings Workers { get; } = new();

    /// <summary>How long the start may take, warm-ups included.</summary>
    /// <value>The default is that of <see cref="StartupSettings"/>.</value>
    public StartupSettings Startup { get; } = new();

    /// <summary>How single health checks are run and judged, by the name they are registered with: <c>Checks:build-store:Period</c>.</summary>
    /// <value>The default is none: every check follows its registration and the defaults of <see cref="CheckSettings"/>.</value>
    public IDictionary<string, CheckSettings> Checks { get; } = new Dictionary<string, CheckSettings>(StringComparer.OrdinalIgnoreCase);
}
