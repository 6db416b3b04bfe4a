namespace Cairn.Telemetry.Export;

/// <summary>
/// The keys of the OpenTelemetry specification (environment variables, OTLP exporter) that are read from the host's configuration.
/// Exporter keys exist once for all signals and once for each, which wins.
/// </summary>
internal sealed class OtelKeys(string prefix)
{
    public const string SdkDisabled = "OTEL_SDK_DISABLED";
    public const string ServiceName = "OTEL_SERVICE_NAME";
    public const string ResourceAttributes = "OTEL_RESOURCE_ATTRIBUTES";
    public const string Propagators = "OTEL_PROPAGATORS";
    public const string Sampler = "OTEL_TRACES_SAMPLER";
    public const string SamplerArgument = "OTEL_TRACES_SAMPLER_ARG";
    public const string TemporalityPreference = "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE";
    public const string HistogramAggregation = "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION";

    public static readonly OtelKeys AllSignals = new("OTEL_EXPORTER_OTLP_");

    /// <summary>Those of all signals, and those of each.</summary>
    public static readonly IReadOnlyList<OtelKeys> All = [AllSignals, .. Enum.GetValues<OtlpSignal>().Select(Of)];

    public string Endpoint => prefix + "ENDPOINT";

    public string Protocol => prefix + "PROTOCOL";

    public string Headers => prefix + "HEADERS";

    public string Timeout => prefix + "TIMEOUT";

    public string Compression => prefix + "COMPRESSION";

    public string Certificate => prefix + "CERTIFICATE";

    public string ClientCertificate => prefix + "CLIENT_CERTIFICATE";

    public string ClientKey => prefix + "CLIENT_KEY";

    public static OtelKeys Of(OtlpSignal signal) => new($"OTEL_EXPORTER_OTLP_{signal.ToString().ToUpperInvariant()}_");

    /// <summary>The key that names the exporters of a signal, of which <c>none</c> switches it off.</summary>
    public static string ExporterOf(OtlpSignal signal) => $"OTEL_{signal.ToString().ToUpperInvariant()}_EXPORTER";
}
