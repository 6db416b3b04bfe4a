using Cairn.Telemetry.Export;

namespace Cairn.Telemetry.Settings;

/// <summary>
/// Every key of the OpenTelemetry specification that is honoured, with the rule for its value.
/// The SDK ignores a malformed one without a word, and knows nothing of a misspelt one.
/// </summary>
internal static class OtelSettings
{
    private static readonly string[] CountLimits =
    [
        "OTEL_ATTRIBUTE_COUNT_LIMIT", "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT",
        "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", "OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT", "OTEL_SPAN_EVENT_COUNT_LIMIT", "OTEL_SPAN_LINK_COUNT_LIMIT",
        "OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT", "OTEL_LINK_ATTRIBUTE_COUNT_LIMIT",
        "OTEL_LOGRECORD_ATTRIBUTE_COUNT_LIMIT", "OTEL_LOGRECORD_ATTRIBUTE_VALUE_LENGTH_LIMIT",
    ];

    public static readonly IReadOnlyDictionary<string, Func<string, string?>> Rules =
        Exporters().Concat(Sdk()).Concat(Batches()).ToDictionary(setting => setting.Key, setting => setting.Rule, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string Key, Func<string, string?> Rule)> Exporters()
    {
        foreach (var keys in OtelKeys.All)
        {
            yield return (keys.Endpoint, SettingRules.Endpoint);
            yield return (keys.Protocol, SettingRules.Protocol);
            yield return (keys.Timeout, SettingRules.Milliseconds);
            yield return (keys.Compression, SettingRules.Compression);
            yield return (keys.Headers, SettingRules.Headers);
            yield return (keys.Certificate, SettingRules.Authorities);
            yield return (keys.ClientCertificate, _ => null); // is held against its key
            yield return (keys.ClientKey, SettingRules.ExistingFile);
        }

        foreach (var signal in Enum.GetValues<OtlpSignal>())
        {
            yield return (OtelKeys.ExporterOf(signal), ListRules.Exporters);
        }
    }

    private static IEnumerable<(string Key, Func<string, string?> Rule)> Sdk() =>
    [
        (OtelKeys.SdkDisabled, SettingRules.Boolean),
        (OtelKeys.ServiceName, SettingRules.NotBlank),
        (OtelKeys.ResourceAttributes, ListRules.Attributes),
        (OtelKeys.Propagators, ListRules.Propagators),
        (OtelKeys.Sampler, SettingRules.Sampler),
        (OtelKeys.SamplerArgument, _ => null), // a ratio, but only where the sampler takes one
        (OtelKeys.TemporalityPreference, SettingRules.Temporality),
        (OtelKeys.HistogramAggregation, SettingRules.HistogramAggregation),
        ("OTEL_METRICS_EXEMPLAR_FILTER", SettingRules.ExemplarFilter),
        ("OTEL_METRIC_EXPORT_INTERVAL", SettingRules.Milliseconds),
        ("OTEL_METRIC_EXPORT_TIMEOUT", SettingRules.Milliseconds),
        ("OTEL_LOG_LEVEL", _ => null), // of the SDK's diagnostics of itself
        .. CountLimits.Select<string, (string, Func<string, string?>)>(key => (key, SettingRules.Limit)),
    ];

    private static IEnumerable<(string Key, Func<string, string?> Rule)> Batches()
    {
        foreach (var keys in BatchKeys.All)
        {
            yield return (keys.ScheduleDelay, SettingRules.Milliseconds);
            yield return (keys.ExportTimeout, SettingRules.Milliseconds);
            yield return (keys.MaxQueueSize, SettingRules.Size);
            yield return (keys.MaxExportBatchSize, SettingRules.Size);
        }
    }
}
