using Cairn.Telemetry.Export;
using Cairn.Telemetry.Sampling;
using Cairn.Telemetry.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using OpenTelemetry.Trace;

namespace Cairn.Telemetry;

/// <summary>
/// The settings in force, valid or not. The host makes its first logger, and with it the telemetry pipelines,
/// before it validates; reading the options unvalidated leaves it to the validation at start to report all problems at once.
/// </summary>
internal sealed class TelemetrySettings
{
    private readonly IConfiguration _configuration;

    public TelemetrySettings(
        IConfiguration configuration,
        IEnumerable<IConfigureOptions<TelemetryOptions>> configures,
        IEnumerable<IPostConfigureOptions<TelemetryOptions>> postConfigures)
    {
        _configuration = configuration;
        Options = Read(new OptionsFactory<TelemetryOptions>(configures, postConfigures));
        Targets = [.. Enum.GetValues<OtlpSignal>().Where(IsExported).Select(signal => OtlpTarget.Find(signal, configuration, Options)).OfType<OtlpTarget>()];
    }

    public TelemetryOptions Options { get; }

    /// <summary>Where signals are exported to, one target for each exported signal.</summary>
    public IReadOnlyList<OtlpTarget> Targets { get; }

    /// <summary>Whether <c>OTEL_SDK_DISABLED</c> switches all telemetry off.</summary>
    public bool IsDisabled => string.Equals(_configuration[OtelKeys.SdkDisabled], "true", StringComparison.OrdinalIgnoreCase);

    public string? TemporalityPreference => _configuration[OtelKeys.TemporalityPreference];

    public string? HistogramAggregation => _configuration[OtelKeys.HistogramAggregation];

    /// <summary>Which traces are recorded.</summary>
    public Sampler Sampler => TraceSampling.Choose(_configuration, Options);

    public OtlpTarget? TargetOf(OtlpSignal signal) => Targets.FirstOrDefault(target => target.Signal == signal);

    private static TelemetryOptions Read(OptionsFactory<TelemetryOptions> factory)
    {
        try
        {
            return factory.Create(Microsoft.Extensions.Options.Options.DefaultName);
        }
        catch (InvalidOperationException)
        {
            return new TelemetryOptions(); // a value that is no number, say, which the validation at start reports
        }
    }

    private bool IsExported(OtlpSignal signal) =>
        !ListRules.NoExporter.Equals(_configuration[OtelKeys.ExporterOf(signal)]?.Trim(), StringComparison.OrdinalIgnoreCase);
}
