using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Migration.Tests;

/// <summary>What one host has measured, as lines such as <c>cairn.migration.requests cairn.served_by=legacy …</c>, tags in order of their names.</summary>
internal sealed class RecordedMetrics : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<(string Line, double Value)> _measurements = new();
    private readonly MeterListener _listener = new();
    private readonly SemaphoreSlim _more = new(0);

    public RecordedMetrics(IServiceProvider services)
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, factory))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyList<string> Of(string instrument) => [.. _measurements.Select(measurement => measurement.Line).Where(line => line.Split(' ')[0] == instrument)];

    /// <summary>The value of a gauge now.</summary>
    public double Observe(string instrument)
    {
        _listener.RecordObservableInstruments();
        return Last(instrument);
    }

    public double Last(string instrument) => _measurements.Last(measurement => measurement.Line.Split(' ')[0] == instrument).Value;

    /// <summary>Waits until so many measurements of an instrument are there.</summary>
    public async Task<IReadOnlyList<string>> WaitForAsync(string instrument, int count = 1)
    {
        while (Of(instrument).Count < count)
        {
            Assert.True(await _more.WaitAsync(Guard, TestContext.Current.CancellationToken), $"{instrument} was measured {Of(instrument).Count} times.");
        }

        return Of(instrument);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _more.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var named = tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}");
        _measurements.Enqueue((string.Join(' ', named.Prepend(instrument.Name)), value));
        _more.Release();
    }
}
