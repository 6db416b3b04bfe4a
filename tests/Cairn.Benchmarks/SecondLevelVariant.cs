using System.Text.Json;
using Cairn.Caching;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Benchmarks;

/// <summary>
/// Processor time for a hit of 1 KiB of JSON in the second level, past the first: in a store that is a dictionary, and in Redis with 128 of
/// them in flight; beside what reading the JSON alone takes.
/// </summary>
internal static class SecondLevelVariant
{
    private const string Json = "JSON alone";
    private const string Dictionary = "store in the process";
    private const string Redis = "Redis, 128 in flight";
    private const int Keys = 128;
    private const int Repeats = 300;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30); // a process that has just begun may take longer than a service waits
    private static readonly CachedBuild Build = new("build:42", new string('x', 990));
    private static readonly HybridCacheEntryOptions PastTheFirst = new() { Flags = HybridCacheEntryFlags.DisableLocalCache };
    private static readonly string[] Names = [.. Enumerable.Range(0, Keys).Select(number => $"build:{number}")];

    public static Benchmark Benchmark { get; } = new("second-level", [Json, Dictionary, Redis], MeasureAsync);

    private static Task<Measurement> MeasureAsync(string variant) => variant switch
    {
        Json => ProcessorCost.OfAsync(ReadJsonAsync, Keys * Repeats),
        Dictionary => OfDictionaryAsync(),
        _ => OfRedisAsync(),
    };

    private static Task ReadJsonAsync()
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(Build);
        for (var repeat = 0; repeat < Keys * Repeats; repeat++)
        {
            Require(JsonSerializer.Deserialize<CachedBuild>(bytes)!);
        }

        return Task.CompletedTask;
    }

    private static async Task<Measurement> OfDictionaryAsync()
    {
        await using var services = Services().AddSingleton<IDistributedCache, DictionaryStore>().AddCairnCaching().BuildServiceProvider();
        var cache = services.GetRequiredService<CairnCache>();
        await FillAsync(cache);
        return await ProcessorCost.OfAsync(
            async () =>
            {
                foreach (var key in Names)
                {
                    await ReadAsync(cache, key);
                }
            },
            Keys * Repeats);
    }

    private static async Task<Measurement> OfRedisAsync()
    {
        await using var server = await LocalRedis.StartAsync();
        await using var services = Services()
            .AddCairnCachingRedis(options => options.Endpoint = server.Endpoint)
            .AddCairnCaching(options => options.SecondLevel.SoftTimeout = options.SecondLevel.HardTimeout = Patience)
            .BuildServiceProvider();
        var cache = services.GetRequiredService<CairnCache>();
        await FillAsync(cache);
        return await ProcessorCost.OfAsync(() => Task.WhenAll(Names.Select(key => ReadAsync(cache, key))), Keys * Repeats);
    }

    private static IServiceCollection Services() => new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationManager());

    // Strictly: a store that is not there yet refuses, and is asked again.
    private static async Task FillAsync(CairnCache cache)
    {
        foreach (var key in Names)
        {
            for (var isStored = false; !isStored;)
            {
                try
                {
                    await cache.SetStrictlyAsync(key, Build);
                    isStored = true;
                }
                catch (CacheStoreException)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(50));
                }
            }
        }
    }

    private static async Task ReadAsync(CairnCache cache, string key)
    {
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            Require(await cache.GetOrCreateAsync(key, 0, static (_, _) => new ValueTask<CachedBuild>(new CachedBuild("", "")), PastTheFirst));
        }
    }

    private static void Require(CachedBuild build)
    {
        if (build.Id.Length == 0)
        {
            throw new InvalidOperationException("That was no hit. The figures say nothing.");
        }
    }
}
