using System.Diagnostics.Metrics;

namespace Cairn.Caching.Redis;

/// <summary>Counts what happens to the connection.</summary>
internal sealed class RedisMeter
{
    private readonly Counter<long> _attempts;
    private readonly Counter<long> _invalidations;
    private int _isConnected;

    public RedisMeter(IMeterFactory meters)
    {
        var meter = meters.Create(RedisCachingTelemetry.MeterName);
        meter.CreateObservableGauge(RedisCachingTelemetry.Connected, () => Volatile.Read(ref _isConnected), "1", "1 while connected to Redis, 0 while not.");
        _attempts = meter.CreateCounter<long>(RedisCachingTelemetry.Attempts, "{attempt}", "Attempts to connect to Redis.");
        _invalidations = meter.CreateCounter<long>(RedisCachingTelemetry.Invalidations, "{invalidation}", "Invalidations pushed by Redis.");
    }

    public bool IsConnected
    {
        set => Volatile.Write(ref _isConnected, value ? 1 : 0);
    }

    public void Attempted(string outcome) => _attempts.Add(1, new KeyValuePair<string, object?>(RedisCachingTelemetry.Outcome, outcome));

    public void Invalidated(string subject) => _invalidations.Add(1, new KeyValuePair<string, object?>(RedisCachingTelemetry.Subject, subject));
}
