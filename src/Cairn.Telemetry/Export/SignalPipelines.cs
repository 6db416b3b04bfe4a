using Cairn.Telemetry.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Cairn.Telemetry.Export;

/// <summary>Says what each signal listens to and, where it has a target, exports it in batches.</summary>
internal sealed class SignalPipelines(TelemetrySettings settings, ExportAccounts accounts, ExportTransport transport, IHostEnvironment environment)
{
    private const int DefaultMetricIntervalMilliseconds = 60_000;
    private const int DefaultMetricTimeoutMilliseconds = 30_000;

    private static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", "Cairn.*"];
    private static readonly string[] Meters = ["Microsoft.AspNetCore.*", "System.Net.Http", "System.Runtime", "otel.sdk.*", "Cairn.*"];

    public void Build(TracerProviderBuilder traces, BatchExportActivityProcessorOptions batches)
    {
        traces.AddSource([.. Sources, .. ApplicationNames, .. Named(settings.Options.AdditionalSources)]);
        traces.SetSampler(settings.Sampler);

        if (accounts.Of(OtlpSignal.Traces) is { } account)
        {
            traces.AddProcessor(new BatchActivityExportProcessor(
                new AccountedTraceExporter(transport.OptionsFor(account), account),
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

        if (accounts.Of(OtlpSignal.Metrics) is { } account)
        {
            var reader = new PeriodicExportingMetricReader(
                new AccountedMetricExporter(transport.OptionsFor(account), account),
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
        if (accounts.Of(OtlpSignal.Logs) is { } account)
        {
            var exporter = new OtlpLogExporter(transport.OptionsFor(account));
            logs.AddProcessor(provider => new ConsoleParity(provider.GetKeyedService<Func<string, string, string>>(ConsoleParity.MaskKey)));
            logs.AddProcessor(new BatchLogRecordExportProcessor(
                new AccountedLogExporter(exporter, account),
                batches.MaxQueueSize,
                batches.ScheduledDelayMilliseconds,
                batches.ExporterTimeoutMilliseconds,
                batches.MaxExportBatchSize));
            logs.AddProcessor(new InformExporter(exporter));
        }
    }

    /// <summary>Leaves out blank names, which the SDK refuses with an exception that would hide the validation's report of them.</summary>
    private static IEnumerable<string> Named(IEnumerable<string> names) => names.Where(name => !string.IsNullOrWhiteSpace(name));

    private string[] ApplicationNames => [environment.ApplicationName, $"{environment.ApplicationName}.*"];
}
