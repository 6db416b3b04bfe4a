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
    private readonly CairnTestHost _host;

    private ExportWorker(CairnTestHost host) => _host = host;

    public LogRecorder Logs => _host.Logs;

    public MetricRecorder Metrics => _host.Metrics;

    public ManualTimeProvider Clock => _host.Clock;

    public static async Task<ExportWorker> StartAsync(string endpoint, CancellationToken cancellationToken, params (string Key, string Value)[] settings) =>
        new(await CairnTestHost.StartAsync(
            RunAsync,
            host =>
            {
                host.Configure("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint).Configure("OTEL_METRIC_EXPORT_INTERVAL", "3600000");
                foreach (var (key, value) in settings)
                {
                    host.Configure(key, value);
                }
            },
            cancellationToken));

    public void ExportSpan()
    {
        using (var source = new System.Diagnostics.ActivitySource("Cairn.Telemetry.Tests.ExportWorker"))
        {
            source.StartActivity("work")?.Dispose();
        }

        _host.Services.GetRequiredService<TracerProvider>().ForceFlush();
    }

    public void ExportMetrics() => _host.Services.GetRequiredService<MeterProvider>().ForceFlush();

    public void ExportLog()
    {
        Worked(_host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Worker"));
        _host.Services.GetRequiredService<LoggerProvider>().ForceFlush();
    }

    public async Task<HealthReportEntry> CheckAsync(CancellationToken cancellationToken)
    {
        var report = await _host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancellationToken);
        return report.Entries["telemetry-export"];
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static async Task RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddCairnTelemetry();
        await builder.Build().RunAsync();
    }

    [LoggerMessage(LogLevel.Information, "A job was done")]
    private static partial void Worked(ILogger logger);
}
