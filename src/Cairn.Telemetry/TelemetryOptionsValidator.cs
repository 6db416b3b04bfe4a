using Cairn.Telemetry.Export;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Cairn.Telemetry;

/// <summary>Checks the options and the <c>OTEL_*</c> settings beside them, of which OpenTelemetry itself ignores malformed ones without a word.</summary>
internal sealed class TelemetryOptionsValidator(IConfiguration configuration) : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options)
    {
        var problems = new ValidateOptionsResultBuilder();
        CheckOptions(options, problems);
        CheckExporter(OtelKeys.AllSignals, problems);
        foreach (var signal in Enum.GetValues<OtlpSignal>())
        {
            CheckExporter(OtelKeys.Of(signal), problems);
        }

        CheckSdk(problems);
        return problems.Build();
    }

    private static void CheckOptions(TelemetryOptions options, ValidateOptionsResultBuilder problems)
    {
        Check(nameof(options.ServiceName), options.ServiceName, SettingRules.NotBlank);
        Check(nameof(options.ServiceNamespace), options.ServiceNamespace, SettingRules.NotBlank);
        Check(nameof(options.ServiceVersion), options.ServiceVersion, SettingRules.NotBlank);
        Check(nameof(options.OtlpEndpoint), options.OtlpEndpoint, SettingRules.Endpoint);
        Check(nameof(options.OtlpProtocol), options.OtlpProtocol, SettingRules.Protocol);

        foreach (var (index, source) in options.AdditionalSources.Index())
        {
            Check($"{nameof(options.AdditionalSources)}:{index}", source, SettingRules.NotBlank);
        }

        foreach (var (index, meter) in options.AdditionalMeters.Index())
        {
            Check($"{nameof(options.AdditionalMeters)}:{index}", meter, SettingRules.NotBlank);
        }

        void Check(string property, string? value, Func<string, string?> rule) =>
            Report($"{TelemetryOptions.SectionName}:{property}", value, rule, problems);
    }

    private void CheckExporter(OtelKeys keys, ValidateOptionsResultBuilder problems)
    {
        Check(keys.Endpoint, SettingRules.Endpoint, problems);
        Check(keys.Protocol, SettingRules.Protocol, problems);
        Check(keys.Timeout, SettingRules.Timeout, problems);
        Check(keys.Compression, SettingRules.Compression, problems);
        Check(keys.Certificate, SettingRules.Authorities, problems);
        Check(keys.ClientCertificate, path => SettingRules.ClientCertificate(path, keys.ClientKey, Setting(keys.ClientKey)), problems);

        if (Setting(keys.Headers) is { } headers && SettingRules.Headers(headers) is { } problem)
        {
            problems.AddError($"'{keys.Headers}' is not shown, as it may be secret. {problem}");
        }
    }

    private void CheckSdk(ValidateOptionsResultBuilder problems)
    {
        Check(OtelKeys.SdkDisabled, SettingRules.Boolean, problems);
        Check(OtelKeys.TemporalityPreference, SettingRules.Temporality, problems);
        Check(OtelKeys.Sampler, SettingRules.Sampler, problems);

        if (Setting(OtelKeys.Sampler)?.EndsWith("traceidratio", StringComparison.OrdinalIgnoreCase) == true)
        {
            Check(OtelKeys.SamplerArgument, SettingRules.SamplerRatio, problems);
        }
    }

    private void Check(string key, Func<string, string?> rule, ValidateOptionsResultBuilder problems) =>
        Report(key, Setting(key), rule, problems);

    private static void Report(string key, string? value, Func<string, string?> rule, ValidateOptionsResultBuilder problems)
    {
        if (value is not null && rule(value) is { } problem)
        {
            problems.AddError($"'{key}' is {(value.Length == 0 ? "empty" : value)}. {problem}");
        }
    }

    /// <summary>The value of a key; the OpenTelemetry specification has an empty one count as not set.</summary>
    private string? Setting(string key) => configuration[key] is { Length: > 0 } value ? value : null;
}
