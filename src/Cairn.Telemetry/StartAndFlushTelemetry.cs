using Cairn.Telemetry.Export;
using Cairn.Telemetry.ServerSpans;
using Microsoft.Extensions.Hosting;

namespace Cairn.Telemetry;

/// <summary>Starts telemetry before every other hosted service and flushes it after every other one has stopped.</summary>
internal sealed class StartAndFlushTelemetry(
    TelemetryProviders providers,
    ServerSpanWriter serverSpans,
    TelemetrySettings settings,
    ReportExports reports) : IHostedLifecycleService
{
    private IDisposable? _subscription;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (settings.IsDisabled)
        {
            return Task.CompletedTask;
        }

        _subscription = serverSpans.Subscribe();
        reports.Start();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return providers.ShutdownAsync();
    }
}
