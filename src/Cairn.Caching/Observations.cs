using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Cairn.Caching;

/// <summary>What happened off the hit path: counted, and logged where somebody should know.</summary>
internal sealed class Observations(ILogger<CairnCache> logger, IMeterFactory meters, TimeProvider time) : IDisposable
{
    private readonly ActivitySource _source = new(CachingTelemetry.SourceName);
    private readonly Histogram<double> _durations = meters.Create(CachingTelemetry.MeterName)
        .CreateHistogram(
            CachingTelemetry.LoadDuration,
            "s",
            "How long loads take, the second level included.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });

    private long _hits;
    private long _misses;
    private long _stale;
    private long _joined;
    private long _negative;
    private long _fenced;
    private long _failed;
    private long _storeHits;
    private long _storeErrors;
    private long _storeTimeouts;
    private long _storeRefused;

    public long Hits => Volatile.Read(ref _hits);

    public long Misses => Volatile.Read(ref _misses);

    public long Stale => Volatile.Read(ref _stale);

    public long Joined => Volatile.Read(ref _joined);

    public long Negative => Volatile.Read(ref _negative);

    public long Fenced => Volatile.Read(ref _fenced);

    public long Failed => Volatile.Read(ref _failed);

    public long StoreHits => Volatile.Read(ref _storeHits);

    public long StoreErrors => Volatile.Read(ref _storeErrors);

    public long StoreTimeouts => Volatile.Read(ref _storeTimeouts);

    public long StoreRefused => Volatile.Read(ref _storeRefused);

    /// <summary>Begins to watch a load.</summary>
    public LoadWatch Watch() => new(_durations.Enabled ? time.GetTimestamp() : 0, _source.StartActivity(CachingTelemetry.LoadSpan));

    public void Loaded(in LoadWatch watch, string outcome, Exception? exception = null)
    {
        if (watch.BegunAt != 0)
        {
            _durations.Record(time.GetElapsedTime(watch.BegunAt).TotalSeconds, new KeyValuePair<string, object?>(CachingTelemetry.Outcome, outcome));
        }

        if (watch.Span is { } span)
        {
            span.SetTag(CachingTelemetry.Outcome, outcome);
            if (exception is not null)
            {
                span.SetTag(CachingTelemetry.ErrorType, exception.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            }

            span.Dispose();
        }
    }

    public void Dispose() => _source.Dispose();

    public void Hit(bool isNull) => Interlocked.Increment(ref isNull ? ref _negative : ref _hits);

    public void Miss() => Interlocked.Increment(ref _misses);

    public void ServedStale() => Interlocked.Increment(ref _stale);

    public void Waited() => Interlocked.Increment(ref _joined);

    public void Fence() => Interlocked.Increment(ref _fenced);

    public void LoadFailed() => Interlocked.Increment(ref _failed);

    public void StoreFailed(Exception exception) => Interlocked.Increment(ref exception is TimeoutException ? ref _storeTimeouts : ref _storeErrors);

    public void StoreGivenUp(TimeSpan pause, Exception exception) => logger.CacheStoreGivenUp(pause, exception);

    public void StoreValueRefused(string key)
    {
        Interlocked.Increment(ref _storeRefused);
        logger.CacheStoreValueRefused(key);
    }

    public void StoreHit() => Interlocked.Increment(ref _storeHits);

    public void WrongType(string key, Type type) => logger.CacheTypeMismatch(key, type);

    public void FellBack(string key, Exception exception) => logger.CacheServedStale(key, exception);

    public void RefreshFailed(string key, Exception exception) => logger.CacheRefreshFailed(key, exception);

    public void NotCopied(Type type, Exception? exception) => logger.CacheValueNotCopied(type, exception);
}
