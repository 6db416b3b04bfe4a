using System.Diagnostics.Metrics;
using Cairn.Testing.Hosting;

namespace Cairn.Testing.Recording;

/// <summary>Hears the instruments of one host's meter factory, and what the host adds to instruments that the process shares.</summary>
internal sealed class MetricListener : IDisposable
{
    private readonly Action<RecordedMeasurement> _record;
    private readonly HostFlow _flow;
    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly List<RecordedMeasurement> _observed = [];
    private IMeterFactory? _factory;

    public MetricListener(Action<RecordedMeasurement> record, HostFlow flow)
    {
        _record = record;
        _flow = flow;
        _listener.InstrumentPublished = Enable;
        _listener.SetMeasurementEventCallback<byte>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<short>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<float>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<decimal>((instrument, value, tags, _) => Hear(instrument, (double)value, tags));
    }

    /// <summary>Starts to hear. Meters exist once the host is built, and measure once it starts.</summary>
    public void Start(IMeterFactory? meters)
    {
        _factory = meters;
        _listener.Start();
    }

    /// <summary>What the observable instruments of the host show now.</summary>
    public IReadOnlyList<RecordedMeasurement> Observe()
    {
        lock (_gate)
        {
            _observed.Clear();
            _listener.RecordObservableInstruments();

            return [.. _observed];
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Enable(Instrument instrument, MeterListener to)
    {
        if (IsOwn(instrument) || (IsUnscoped(instrument) && !instrument.IsObservable))
        {
            to.EnableMeasurementEvents(instrument);
        }
    }

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!IsOwn(instrument) && !_flow.IsCurrent)
        {
            return;
        }

        var measurement = Describe(instrument, value, tags);

        if (instrument.IsObservable)
        {
            _observed.Add(measurement);
        }
        else
        {
            _record(measurement);
        }
    }

    private bool IsOwn(Instrument instrument) => _factory is not null && ReferenceEquals(instrument.Meter.Scope, _factory);

    private static bool IsUnscoped(Instrument instrument) => instrument.Meter.Scope is null;

    private static RecordedMeasurement Describe(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => new()
    {
        Instrument = instrument.Name,
        Meter = instrument.Meter.Name,
        Unit = instrument.Unit,
        Value = value,
        Tags = NamedValues.Of(tags.ToArray()),
    };
}
