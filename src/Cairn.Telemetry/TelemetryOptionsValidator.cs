using System.Globalization;
using Cairn.Telemetry.Export;
using Cairn.Telemetry.Settings;
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
        foreach (var (key, rule) in OtelSettings.Rules)
        {
            Report(key, Setting(key), rule, problems);
        }

        CheckSamplerRatio(problems);
        foreach (var keys in OtelKeys.All)
        {
            Report(keys.ClientCertificate, Setting(keys.ClientCertificate), path => SettingRules.ClientCertificate(path, keys.ClientKey, Setting(keys.ClientKey)), problems);
        }

        foreach (var keys in BatchKeys.All)
        {
            CheckBatches(keys, problems);
        }

        return problems.Build();
    }

    private static void CheckOptions(TelemetryOptions options, ValidateOptionsResultBuilder problems)
    {
        Check(nameof(options.ServiceName), options.ServiceName, SettingRules.NotBlank);
        Check(nameof(options.ServiceNamespace), options.ServiceNamespace, SettingRules.NotBlank);
        Check(nameof(options.ServiceVersion), options.ServiceVersion, SettingRules.NotBlank);
        Check(nameof(options.OtlpEndpoint), options.OtlpEndpoint, SettingRules.Endpoint);
        Check(nameof(options.OtlpProtocol), options.OtlpProtocol, SettingRules.Protocol);
        Check(nameof(options.SamplingRatio), options.SamplingRatio.ToString(CultureInfo.InvariantCulture), SettingRules.SamplerRatio);

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

    private void CheckSamplerRatio(ValidateOptionsResultBuilder problems)
    {
        if (Setting(OtelKeys.Sampler)?.EndsWith("traceidratio", StringComparison.OrdinalIgnoreCase) == true)
        {
            Report(OtelKeys.SamplerArgument, Setting(OtelKeys.SamplerArgument), SettingRules.SamplerRatio, problems);
        }
    }

    private void CheckBatches(BatchKeys keys, ValidateOptionsResultBuilder problems)
    {
        if (Setting(keys.MaxExportBatchSize) is not { } text || SettingRules.Size(text) is not null)
        {
            return;
        }

        var queue = int.TryParse(Setting(keys.MaxQueueSize), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : BatchKeys.DefaultQueueSize;
        if (int.Parse(text, CultureInfo.InvariantCulture) > queue)
        {
            problems.AddError($"'{keys.MaxExportBatchSize}' is {text}. It must not be above '{keys.MaxQueueSize}', which is {queue}. Lower it, or raise the other.");
        }
    }

    private static void Report(string key, string? value, Func<string, string?> rule, ValidateOptionsResultBuilder problems)
    {
        if (value is not null && rule(value) is { } problem)
        {
            problems.AddError($"'{key}' is {Shown(key, value)}. {problem}");
        }
    }

    /// <summary>The value of a key; the OpenTelemetry specification has an empty one count as not set.</summary>
    private string? Setting(string key) => configuration[key] is { Length: > 0 } value ? value : null;

    private static string Shown(string key, string value) =>
        key.EndsWith("HEADERS", StringComparison.OrdinalIgnoreCase) ? "not shown, as it may be secret"
        : value.Length == 0 ? "empty"
        : value;
}
