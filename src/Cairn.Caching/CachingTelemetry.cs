namespace Cairn.Caching;

/// <summary>The names of what Cairn.Caching measures and traces.</summary>
public static class CachingTelemetry
{
    /// <summary>The meter of all instruments below.</summary>
    public const string MeterName = "Cairn.Caching";

    /// <summary>The source of the spans of loads.</summary>
    public const string SourceName = "Cairn.Caching";

    /// <summary>The name of the span of a load: the factory, and the second level before it.</summary>
    public const string LoadSpan = "cache load";

    /// <summary>A counter of requests to the cache, by <see cref="Result"/>. Unit: {request}.</summary>
    public const string Requests = "cairn.caching.requests";

    /// <summary>A histogram of the duration of loads, the second level included. Unit: s.</summary>
    public const string LoadDuration = "cairn.caching.load.duration";

    /// <summary>A counter of entries that left though nobody removed them, by <see cref="Reason"/>. Unit: {entry}.</summary>
    public const string Evictions = "cairn.caching.evictions";

    /// <summary>A gauge of the entries in the process. Unit: {entry}.</summary>
    public const string Entries = "cairn.caching.entries";

    /// <summary>A gauge of the weight of the entries in the process: bytes where the cache is bounded by bytes, else entries. Unit: 1.</summary>
    public const string Weight = "cairn.caching.weight";

    /// <summary>A counter of values that were loaded and not kept, because their key or tag had been set or removed meanwhile. Unit: {load}.</summary>
    public const string Fenced = "cairn.caching.fenced";

    /// <summary>A counter of what went wrong with the second level, by <see cref="ErrorType"/>. Unit: {error}.</summary>
    public const string StoreErrors = "cairn.caching.store.errors";

    /// <summary>The attribute with the result of a request: <c>hit</c>, <c>negative</c> (a cached null), <c>stale</c>, <c>joined</c> (the load of another caller), <c>miss</c>.</summary>
    public const string Result = "cairn.caching.result";

    /// <summary>The attribute with the reason of an eviction: <c>expired</c>, <c>capacity</c>, <c>memory_pressure</c>, <c>oversized</c>.</summary>
    public const string Reason = "cairn.caching.eviction.reason";

    /// <summary>The attribute with the outcome of a load: <c>loaded</c>, <c>second_level</c>, <c>failed</c>.</summary>
    public const string Outcome = "cairn.caching.load.outcome";

    /// <summary>The attribute with the kind of an error of the second level: <c>timeout</c>, <c>failure</c>, <c>refused_value</c>.</summary>
    public const string ErrorType = "error.type";
}
