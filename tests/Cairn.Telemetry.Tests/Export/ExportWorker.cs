using System.Diagnostics;
using System.Diagnostics.Metrics;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Cairn.Telemetry.Tests;

/// <summary>A host without a server whose exports happen when the test says so, with a clock of its own and its measurements recorded.</summary>
internal sealed partial class ExportWorker : IAsyncDisposable
{
    private static readonly string[] Periods = ["OTEL_METRIC_EXPORT_INTERVAL", "OTEL_BSP_SCHEDULE_DELAY", "OTEL_BLRP_SCHEDULE_DELAY"];

    private readonly CairnTestHost _host;
    private readonly MeterListener _exports = new();
    private readonly SemaphoreSlim _ended = new(0);

    private ExportWorker(CairnTestHost host)
    {
        _host = host;
        _exports.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == ExportTelemetry.OperationDuration)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _exports.SetMeasurementEventCallback<double>((_, _, _, _) => _ended.Release());
        _exports.Start();
    }

    public LogRecorder Logs => _host.Logs;

    public MetricRecorder Metrics => _host.Metrics;

    public ManualTimeProvider Clock => _host.Clock;

    public static async Task<ExportWorker> StartAsync(string endpoint, CancellationToken cancellationToken, params (string Key, string Value)[] settings) =>
        new(await CairnTestHost.StartAsync(
            RunAsync,
            host =>
            {
                host.Configure("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint);
                foreach (var key in Periods)
                {
                    host.Configure(key, "3600000");
                }

                foreach (var (key, value) in settings)
                {
                    host.Configure(key, value);
                }
            },
            cancellationToken));

    public Task ExportSpanAsync()
    {
        using (var source = new ActivitySource("Cairn.Telemetry.Tests.ExportWorker"))
        {
            source.StartActivity("work")?.Dispose();
        }

        return FlushAsync<TracerProvider>(provider => provider.ForceFlush());
    }

    public Task ExportMetricsAsync() => FlushAsync<MeterProvider>(provider => provider.ForceFlush());

    public Task ExportLogAsync()
    {
        Worked(_host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Worker"));
        return FlushAsync<LoggerProvider>(provider => provider.ForceFlush());
    }

    public async Task<HealthReportEntry> CheckAsync(CancellationToken cancellationToken)
    {
        var report = await _host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancellationToken);
        return report.Entries["telemetry-export"];
    }

    public async ValueTask DisposeAsync()
    {
        _exports.Dispose();
        await _host.DisposeAsync();
        _ended.Dispose();
    }

    /// <summary>A flush returns when the exporter has read what is queued, so the end of the export is waited for on its own.</summary>
    private async Task FlushAsync<TProvider>(Action<TProvider> flush)
        where TProvider : notnull
    {
        flush(_host.Services.GetRequiredService<TProvider>());
        await _ended.WaitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddCairnTelemetry();
        await builder.Build().RunAsync();
    }

    [LoggerMessage(LogLevel.Information, "A job was done")]
    private static partial void Worked(ILogger logger);
}
