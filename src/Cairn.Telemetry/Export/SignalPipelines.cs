using Cairn.Telemetry.Metrics;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Cairn.Telemetry.Export;

/// <summary>Says what each signal listens to and, where it has a target, exports it in batches.</summary>
internal sealed class SignalPipelines(TelemetrySettings settings, ExportTransport transport, IHostEnvironment environment)
{
    private const int DefaultMetricIntervalMilliseconds = 60_000;
    private const int DefaultMetricTimeoutMilliseconds = 30_000;

    private static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", "Cairn.*"];
    private static readonly string[] Meters = ["Microsoft.AspNetCore.*", "System.Net.Http", "System.Runtime", "otel.sdk.*", "Cairn.*"];

    public void Build(TracerProviderBuilder traces, BatchExportActivityProcessorOptions batches)
    {
        traces.AddSource([.. Sources, .. ApplicationNames, .. Named(settings.Options.AdditionalSources)]);
        traces.SetSampler(settings.Sampler);

        if (settings.TargetOf(OtlpSignal.Traces) is { } target)
        {
            traces.AddProcessor(new BatchActivityExportProcessor(
                new OtlpTraceExporter(transport.OptionsFor(target)),
                batches.MaxQueueSize,
                batches.ScheduledDelayMilliseconds,
                batches.ExporterTimeoutMilliseconds,
                batches.MaxExportBatchSize));
        }
    }

    public void Build(MeterProviderBuilder metrics, PeriodicExportingMetricReaderOptions periods)
    {
        metrics.AddMeter([.. Meters, .. ApplicationNames, .. Named(settings.Options.AdditionalMeters)]);
        metrics.AddViews(settings.HistogramAggregation);

        if (settings.TargetOf(OtlpSignal.Metrics) is { } target)
        {
            var reader = new PeriodicExportingMetricReader(
                new OtlpMetricExporter(transport.OptionsFor(target)),
                periods.ExportIntervalMilliseconds ?? DefaultMetricIntervalMilliseconds,
                periods.ExportTimeoutMilliseconds ?? DefaultMetricTimeoutMilliseconds);

            if (Enum.TryParse<MetricReaderTemporalityPreference>(settings.TemporalityPreference, ignoreCase: true, out var temporality))
            {
                reader.TemporalityPreference = temporality;
            }

            metrics.AddReader(reader);
        }
    }

    public void Build(LoggerProviderBuilder logs, BatchExportLogRecordProcessorOptions batches)
    {
        if (settings.TargetOf(OtlpSignal.Logs) is { } target)
        {
            logs.AddProcessor(new BatchLogRecordExportProcessor(
                new OtlpLogExporter(transport.OptionsFor(target)),
                batches.MaxQueueSize,
                batches.ScheduledDelayMilliseconds,
                batches.ExporterTimeoutMilliseconds,
                batches.MaxExportBatchSize));
        }
    }

    /// <summary>Leaves out blank names, which the SDK refuses with an exception that would hide the validation's report of them.</summary>
    private static IEnumerable<string> Named(IEnumerable<string> names) => names.Where(name => !string.IsNullOrWhiteSpace(name));

    private string[] ApplicationNames => [environment.ApplicationName, $"{environment.ApplicationName}.*"];
}
