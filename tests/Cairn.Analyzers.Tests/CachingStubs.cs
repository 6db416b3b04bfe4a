namespace Cairn.Analyzers.Tests;

/// <summary>The platform's verbs of caches, as far as snippets use them.</summary>
internal static class CachingStubs
{
    public const string Source = """

        namespace Microsoft.Extensions.Caching.Memory
        {
            using System;
            using System.Threading.Tasks;

            interface IMemoryCache { }

            interface ICacheEntry
            {
                object Key { get; }
                TimeSpan? AbsoluteExpirationRelativeToNow { get; set; }
                long? Size { get; set; }
            }

            class MemoryCacheEntryOptions { public TimeSpan? AbsoluteExpirationRelativeToNow { get; set; } public long? Size { get; set; } }

            static class CacheEntryExtensions { public static ICacheEntry SetSlidingExpiration(this ICacheEntry entry, TimeSpan offset) => entry; }

            static class CacheExtensions
            {
                public static T Set<T>(this IMemoryCache cache, object key, T value) => value;
                public static T Set<T>(this IMemoryCache cache, object key, T value, TimeSpan absoluteExpirationRelativeToNow) => value;
                public static T Set<T>(this IMemoryCache cache, object key, T value, MemoryCacheEntryOptions? options) => value;
                public static T GetOrCreate<T>(this IMemoryCache cache, object key, Func<ICacheEntry, T> factory) => factory(null!);
                public static T GetOrCreate<T>(this IMemoryCache cache, object key, Func<ICacheEntry, T> factory, MemoryCacheEntryOptions? createOptions) => factory(null!);
                public static Task<T> GetOrCreateAsync<T>(this IMemoryCache cache, object key, Func<ICacheEntry, Task<T>> factory) => factory(null!);
                public static Task<T> GetOrCreateAsync<T>(this IMemoryCache cache, object key, Func<ICacheEntry, Task<T>> factory, MemoryCacheEntryOptions? createOptions) => factory(null!);
            }
        }

        namespace Microsoft.Extensions.Caching.Distributed
        {
            using System;
            using System.Threading;
            using System.Threading.Tasks;

            class DistributedCacheEntryOptions { public TimeSpan? AbsoluteExpirationRelativeToNow { get; set; } }

            interface IDistributedCache
            {
                void Set(string key, byte[] value, DistributedCacheEntryOptions options);
                Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default);
            }

            static class DistributedCacheExtensions
            {
                public static void Set(this IDistributedCache cache, string key, byte[] value) { }
                public static Task SetAsync(this IDistributedCache cache, string key, byte[] value, CancellationToken token = default) => Task.CompletedTask;
                public static void SetString(this IDistributedCache cache, string key, string value) { }
                public static void SetString(this IDistributedCache cache, string key, string value, DistributedCacheEntryOptions options) { }
                public static Task SetStringAsync(this IDistributedCache cache, string key, string value, CancellationToken token = default) => Task.CompletedTask;
                public static Task SetStringAsync(this IDistributedCache cache, string key, string value, DistributedCacheEntryOptions options, CancellationToken token = default) => Task.CompletedTask;
            }
        }
        """;
}
