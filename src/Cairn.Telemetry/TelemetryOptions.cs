namespace Cairn.Telemetry;

/// <summary>
/// What a service says about itself in its telemetry, what else it listens to, and where telemetry goes.
/// The standard <c>OTEL_*</c> settings win over everything here.
/// </summary>
public sealed class TelemetryOptions
{
    /// <summary>The configuration section these options bind to: <c>Cairn:Telemetry</c>.</summary>
    public const string SectionName = "Cairn:Telemetry";

    /// <summary>The name of the service, the same in every replica (resource attribute <c>service.name</c>).</summary>
    /// <value>The default is <see langword="null"/>: the application's name.</value>
    public string? ServiceName { get; set; }

    /// <summary>The group of services that the name is unique in (resource attribute <c>service.namespace</c>).</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public string? ServiceNamespace { get; set; }

    /// <summary>The version of the service (resource attribute <c>service.version</c>).</summary>
    /// <value>The default is <see langword="null"/>: the informational version of the application's assembly.</value>
    public string? ServiceVersion { get; set; }

    /// <summary>Further resource attributes, by name, such as <c>k8s.pod.name</c>. They win over the ones that Cairn finds out.</summary>
    /// <value>The default is empty.</value>
    public IDictionary<string, string> ResourceAttributes { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The absolute http or https address of an OTLP collector, used when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is not set.
    /// Over <c>http/protobuf</c> the path of the signal, such as <c>v1/traces</c>, is appended.
    /// </summary>
    /// <value>The default is <see langword="null"/>: nothing is exported unless an <c>OTEL_EXPORTER_OTLP_*ENDPOINT</c> is set.</value>
    public string? OtlpEndpoint { get; set; }

    /// <summary>
    /// How exports travel, <c>http/protobuf</c> or <c>grpc</c>, used when <c>OTEL_EXPORTER_OTLP_PROTOCOL</c> is not set.
    /// </summary>
    /// <value>The default is <see langword="null"/>: <c>grpc</c> for port 4317, which is registered for it, and else <c>http/protobuf</c>.</value>
    public string? OtlpProtocol { get; set; }

    /// <summary>
    /// The share of traces that are recorded, from 0 to 1, decided by the trace id; used when <c>OTEL_TRACES_SAMPLER</c> is not set.
    /// </summary>
    /// <value>The default is 1: every trace.</value>
    public double SamplingRatio { get; set; } = 1;

    /// <summary>
    /// Whether a request is recorded if and only if its caller says in <c>traceparent</c> that it records the trace.
    /// Switch it on where all callers are services of the same fleet: anybody else could switch recording off.
    /// </summary>
    /// <value>The default is <see langword="false"/>: a request is recorded as if it began its trace, and keeps the caller's trace id.</value>
    public bool TrustCallerSampling { get; set; }

    /// <summary>
    /// Names of activity sources to listen to besides <c>Microsoft.AspNetCore</c>, <c>System.Net.Http</c>, <c>Cairn.*</c> and the application's own;
    /// <c>*</c> stands for any run of characters.
    /// </summary>
    /// <value>The default is empty.</value>
    public IList<string> AdditionalSources { get; } = [];

    /// <summary>
    /// Names of meters to listen to besides those of the runtime, ASP.NET Core, <c>HttpClient</c>, <c>Cairn.*</c> and the application's own;
    /// <c>*</c> stands for any run of characters.
    /// </summary>
    /// <value>The default is empty.</value>
    public IList<string> AdditionalMeters { get; } = [];
}
