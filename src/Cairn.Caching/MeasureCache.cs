using System.Diagnostics.Metrics;
using Cairn.Caching.Local;
using Microsoft.Extensions.Hosting;

namespace Cairn.Caching;

/// <summary>Shows what the cache has counted. Instruments read; the hit path knows nothing of them.</summary>
internal sealed class MeasureCache(IMeterFactory meters, LocalCache local, Observations seen) : IHostedService
{
    private static readonly (EvictionReason Reason, string Name)[] Reasons =
    [
        (EvictionReason.Expired, "expired"),
        (EvictionReason.Capacity, "capacity"),
        (EvictionReason.MemoryPressure, "memory_pressure"),
        (EvictionReason.Oversized, "oversized"),
    ];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create(CachingTelemetry.MeterName);
        meter.CreateObservableCounter(CachingTelemetry.Requests, Requests, "{request}", "Requests to the cache by result.");
        meter.CreateObservableCounter(CachingTelemetry.Evictions, Evictions, "{entry}", "Entries that left though nobody removed them.");
        meter.CreateObservableCounter(CachingTelemetry.Fenced, () => seen.Fenced, "{load}", "Values not kept because their key or tag had changed meanwhile.");
        meter.CreateObservableCounter(CachingTelemetry.StoreErrors, StoreErrors, "{error}", "What went wrong with the second level.");
        meter.CreateObservableGauge(CachingTelemetry.Entries, () => local.Table.Shards.Sum(shard => shard.ReadyCount), "{entry}", "Entries in the process.");
        meter.CreateObservableGauge(CachingTelemetry.Weight, () => local.Table.Shards.Sum(shard => shard.Weight), "1", "Weight of the entries in the process.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<Measurement<long>> Requests() =>
    [
        Of(seen.Hits + local.Table.Shards.Sum(shard => shard.Counters.Hits), CachingTelemetry.Result, "hit"),
        Of(seen.Negative, CachingTelemetry.Result, "negative"),
        Of(seen.Stale, CachingTelemetry.Result, "stale"),
        Of(seen.Joined, CachingTelemetry.Result, "joined"),
        Of(seen.Misses, CachingTelemetry.Result, "miss"),
    ];

    private IEnumerable<Measurement<long>> Evictions() =>
        Reasons.Select(reason => Of(local.Table.Shards.Sum(shard => shard.Counters.Evictions(reason.Reason)), CachingTelemetry.Reason, reason.Name));

    private IEnumerable<Measurement<long>> StoreErrors() =>
    [
        Of(seen.StoreTimeouts, CachingTelemetry.ErrorType, "timeout"),
        Of(seen.StoreErrors, CachingTelemetry.ErrorType, "failure"),
        Of(seen.StoreRefused, CachingTelemetry.ErrorType, "refused_value"),
    ];

    private static Measurement<long> Of(long count, string attribute, string value) => new(count, new KeyValuePair<string, object?>(attribute, value));
}
