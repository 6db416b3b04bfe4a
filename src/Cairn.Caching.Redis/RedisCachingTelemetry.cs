namespace Cairn.Caching.Redis;

/// <summary>The names of what Cairn.Caching.Redis measures.</summary>
public static class RedisCachingTelemetry
{
    /// <summary>The meter of all instruments below.</summary>
    public const string MeterName = "Cairn.Caching.Redis";

    /// <summary>A gauge: 1 while connected, 0 while not. Unit: 1.</summary>
    public const string Connected = "cairn.caching.redis.connected";

    /// <summary>A counter of attempts to connect, by <see cref="Outcome"/>. Unit: {attempt}.</summary>
    public const string Attempts = "cairn.caching.redis.connection.attempts";

    /// <summary>A counter of what the server has pushed, by <see cref="Subject"/>. Unit: {invalidation}.</summary>
    public const string Invalidations = "cairn.caching.redis.invalidations";

    /// <summary>The attribute with the outcome of an attempt: <c>connected</c>, <c>untracked</c> (the server pushes no invalidations) or <c>failed</c>.</summary>
    public const string Outcome = "cairn.caching.redis.outcome";

    /// <summary>The attribute with what is not valid any more: <c>key</c>, <c>tag</c> or <c>everything</c>.</summary>
    public const string Subject = "cairn.caching.redis.subject";
}
