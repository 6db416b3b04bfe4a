using Microsoft.Extensions.Logging;

namespace Cairn.Caching;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The key {CacheKey} holds a value of another type than {ValueType}; it is loaded again. Use a key for one type only", EventName = "CacheTypeMismatch")]
    public static partial void CacheTypeMismatch(this ILogger logger, string cacheKey, Type valueType);

    [LoggerMessage(2, LogLevel.Warning, "The factory of {CacheKey} failed; the value that has expired is served instead", EventName = "CacheServedStale")]
    public static partial void CacheServedStale(this ILogger logger, string cacheKey, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "The factory of {CacheKey} failed in the background; the value is served until it expires", EventName = "CacheRefreshFailed")]
    public static partial void CacheRefreshFailed(this ILogger logger, string cacheKey, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "A value of {ValueType} is not cached: it may change, and there is no serializer that could copy it. Register an IHybridCacheSerializer or a JsonSerializerContext for it, make it immutable, or set ShareMutable in its policy", EventName = "CacheValueNotCopied")]
    public static partial void CacheValueNotCopied(this ILogger logger, Type valueType, Exception? exception);

    [LoggerMessage(10, LogLevel.Warning, "The second level of the cache keeps failing; the cache does without it and tries it again in {Pause}", EventName = "CacheStoreGivenUp")]
    public static partial void CacheStoreGivenUp(this ILogger logger, TimeSpan pause, Exception exception);

    [LoggerMessage(11, LogLevel.Warning, "The second level of the cache holds bytes under {CacheKey} that are no value of this service; they are removed and the value is loaded", EventName = "CacheStoreValueRefused")]
    public static partial void CacheStoreValueRefused(this ILogger logger, string cacheKey);
}
