using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Cairn.Telemetry.Tests;

/// <summary>Hears which ports the requests of the process go to, as far as they are in <c>http.client.*</c>.</summary>
internal sealed class ClientRequests : IDisposable
{
    private readonly MeterListener _listener = new();

    public ClientRequests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "System.Net.Http")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Note(tags));
        _listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Note(tags));
        _listener.Start();
    }

    public ConcurrentBag<int> Ports { get; } = [];

    public void Dispose() => _listener.Dispose();

    private void Note(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (key, value) in tags)
        {
            if (key == TelemetryNames.ServerPort && value is int port)
            {
                Ports.Add(port);
            }
        }
    }
}
