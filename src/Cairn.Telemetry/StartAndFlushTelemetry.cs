using Cairn.Telemetry.ServerSpans;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.Telemetry;

/// <summary>Starts telemetry before every other hosted service and flushes it after every other one has stopped.</summary>
internal sealed class StartAndFlushTelemetry(
    TelemetryProviders providers,
    ServerSpanWriter serverSpans,
    TelemetrySettings settings,
    ILoggerFactory loggers) : IHostedLifecycleService
{
    private IDisposable? _subscription;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (settings.IsDisabled)
        {
            return Task.CompletedTask;
        }

        _subscription = serverSpans.Subscribe();
        Announce(loggers.CreateLogger("Cairn.Telemetry"));
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

    private void Announce(ILogger logger)
    {
        foreach (var (key, nearest) in settings.Unknown)
        {
            Log.OtelSettingUnknown(logger, key, nearest);
        }

        if (settings.Targets.Count == 0)
        {
            Log.TelemetryNotExported(logger);
        }

        foreach (var destination in settings.Targets.GroupBy(target => (Address: target.Endpoint.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped), target.ProtocolName)))
        {
            var signals = string.Join(", ", destination.Select(target => target.Signal));
            Log.TelemetryExported(logger, signals, destination.Key.Address, destination.Key.ProtocolName);
        }
    }
}
