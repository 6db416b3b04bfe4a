using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Cairn.Telemetry;

/// <summary>The three providers of the SDK, as one thing that is started and flushed.</summary>
internal sealed class TelemetryProviders(TracerProvider traces, MeterProvider metrics, LoggerProvider logs)
{
    private const int ShutdownMilliseconds = 2_500;
    private static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Sends what is still queued and stops, within 3 seconds. The providers are shut down side by side and here, because the container
    /// disposes them one after another and gives each 5 seconds when the collector accepts but does not answer.
    /// </summary>
    public async Task ShutdownAsync()
    {
        var shutdown = Task.WhenAll(
            OnThreadOfItsOwn(() => traces.Shutdown(ShutdownMilliseconds)),
            OnThreadOfItsOwn(() => metrics.Shutdown(ShutdownMilliseconds)),
            OnThreadOfItsOwn(() => logs.Shutdown(ShutdownMilliseconds)));

        // A real clock, whatever TimeProvider the service has: the collector's silence is real too.
        await Task.WhenAny(shutdown, Task.Delay(FlushLimit, TimeProvider.System));
    }

    /// <summary>A shutdown blocks its thread, and three of those can be all that a small machine's pool has.</summary>
    private static Task OnThreadOfItsOwn(Action shutdown) =>
        Task.Factory.StartNew(shutdown, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
