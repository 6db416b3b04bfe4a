using Cairn.Telemetry.Export;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

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
        Options = new OptionsFactory<TelemetryOptions>(configures, postConfigures).Create(Microsoft.Extensions.Options.Options.DefaultName);
        Targets = [.. Enum.GetValues<OtlpSignal>().Select(signal => OtlpTarget.Find(signal, configuration, Options)).OfType<OtlpTarget>()];
    }

    public TelemetryOptions Options { get; }

    /// <summary>Where signals are exported to, one target for each exported signal.</summary>
    public IReadOnlyList<OtlpTarget> Targets { get; }

    /// <summary>Whether <c>OTEL_SDK_DISABLED</c> switches all telemetry off.</summary>
    public bool IsDisabled => string.Equals(_configuration[OtelKeys.SdkDisabled], "true", StringComparison.OrdinalIgnoreCase);

    public string? TemporalityPreference => _configuration[OtelKeys.TemporalityPreference];
}
