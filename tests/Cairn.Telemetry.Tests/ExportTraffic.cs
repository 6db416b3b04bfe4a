using System.Diagnostics.Metrics;

namespace Cairn.Telemetry.Tests;

/// <summary>Counts the HTTP requests of exporters, on the meter that keeps them out of the service's own metrics.</summary>
internal sealed class ExportTraffic : IDisposable
{
    private readonly MeterListener listener = new();
    private long requests;

    public ExportTraffic()
    {
        listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "OtlpExport.Http", Name: "http.client.active_requests" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref requests, Math.Max(0, change)));
        listener.Start();
    }

    public long Requests => Interlocked.Read(ref requests);

    public void Dispose() => listener.Dispose();
}
