using System.Diagnostics.Metrics;

namespace Cairn.Telemetry.Tests;

/// <summary>Counts the HTTP requests of exporters, on the meter that keeps them out of the service's own metrics.</summary>
internal sealed class ExportTraffic : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _requests;

    public ExportTraffic()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "OtlpExport.Http", Name: "http.client.active_requests" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref _requests, Math.Max(0, change)));
        _listener.Start();
    }

    public long Requests => Interlocked.Read(ref _requests);

    public void Dispose() => _listener.Dispose();
}
