using System.Collections.Concurrent;
using Cairn.Caching;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;

namespace Cairn.Benchmarks;

/// <summary>What a hit costs, beside a dictionary and the platform's memory cache, and what an entry weighs.</summary>
internal static class CacheHitVariant
{
    private const int Keys = 256;

    private static readonly string[] Names = [.. Enumerable.Range(0, Keys).Select(number => $"build:{number}")];

    public static Benchmark Benchmark { get; } = new(
        "cache-hit",
        ["dictionary", "MemoryCache", "HybridCache", "CairnCache", "CairnCache, 2 tags", "interpolated key", "immutable record"],
        MeasureAsync);

    private static async Task<Measurement> MeasureAsync(string name)
    {
        await TellFootprintAsync(name);
        var cache = CacheFixture.Create();
        await FillAsync(cache, name == "CairnCache, 2 tags" ? ["builds", "main"] : []);
        return await CacheFixture.OfManyAsync(Keys, name switch
        {
            "dictionary" => OfDictionary(),
            "MemoryCache" => OfMemoryCache(),
            "HybridCache" => OfHybridCache(cache),
            "interpolated key" => OfInterpolatedKey(cache),
            "immutable record" => OfRecord(cache),
            _ => OfCairnCache(cache),
        });
    }

    private static async Task TellFootprintAsync(string name)
    {
        double? bytes = name switch
        {
            "dictionary" => CacheFootprint.OfDictionary(),
            "CairnCache" => CacheFootprint.OfCairnCache(),
            _ => null,
        };
        if (bytes is not null)
        {
            await Console.Error.WriteLineAsync($"{name}: {bytes:F0} B an entry");
        }
    }

    private static async Task FillAsync(CairnCache cache, string[] tags)
    {
        foreach (var key in Names)
        {
            await cache.SetAsync(key, "value", tags: tags);
            await cache.SetAsync("record:" + key, new CachedBuild(key, "running"));
        }
    }

    private static Action OfDictionary()
    {
        var dictionary = new ConcurrentDictionary<string, string>(Names.Select(key => KeyValuePair.Create(key, "value")));
        return () =>
        {
            foreach (var key in Names)
            {
                Require(dictionary.TryGetValue(key, out var value) ? value : "");
            }
        };
    }

    private static Action OfMemoryCache()
    {
        var memory = new MemoryCache(new MemoryCacheOptions());
        foreach (var key in Names)
        {
            memory.Set(key, "value", TimeSpan.FromMinutes(5));
        }

        return () =>
        {
            foreach (var key in Names)
            {
                Require(memory.TryGetValue(key, out string? value) ? value! : "");
            }
        };
    }

    private static Action OfHybridCache(HybridCache cache) => () =>
    {
        foreach (var key in Names)
        {
            Require(CacheFixture.Done(cache.GetOrCreateAsync(key, 0, static (_, _) => new ValueTask<string>(""))));
        }
    };

    private static Action OfCairnCache(CairnCache cache) => () =>
    {
        foreach (var key in Names)
        {
            Require(CacheFixture.Done(cache.GetOrCreateAsync(key, 0, static (_, _) => new ValueTask<string>(""))));
        }
    };

    private static Action OfInterpolatedKey(HybridCache cache) => () =>
    {
        for (var number = 0; number < Keys; number++)
        {
            Require(CacheFixture.Done(cache.GetOrCreateAsync($"build:{number}", 0, static (_, _) => new ValueTask<string>(""))));
        }
    };

    private static Action OfRecord(CairnCache cache)
    {
        var keys = Array.ConvertAll(Names, key => "record:" + key);
        return () =>
        {
            foreach (var key in keys)
            {
                Require(CacheFixture.Done(cache.GetOrCreateAsync(key, 0, static (_, _) => new ValueTask<CachedBuild>(new CachedBuild("", "")))).Status);
            }
        };
    }

    private static void Require(string value)
    {
        if (value.Length == 0)
        {
            throw new InvalidOperationException("That was no hit. The figures say nothing.");
        }
    }
}
