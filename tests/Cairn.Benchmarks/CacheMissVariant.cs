using System.Collections.Concurrent;

namespace Cairn.Benchmarks;

/// <summary>What it costs to remove a key and to load it again with a factory that has its value at hand.</summary>
internal static class CacheMissVariant
{
    private const int Keys = 32;

    private static readonly string[] Names = [.. Enumerable.Range(0, Keys).Select(number => $"build:{number}")];

    public static Benchmark Benchmark { get; } = new("cache-miss", ["dictionary", "CairnCache", "stampede of 64"], MeasureAsync);

    private static Task<Measurement> MeasureAsync(string name) => name switch
    {
        "dictionary" => CacheFixture.OfManyAsync(Keys, OfDictionary()),
        "CairnCache" => CacheFixture.OfManyAsync(Keys, OfCairnCache()),
        _ => OfStampedeAsync(callers: 64),
    };

    private static Action OfDictionary()
    {
        var dictionary = new ConcurrentDictionary<string, string>();
        return () =>
        {
            foreach (var key in Names)
            {
                dictionary.TryRemove(key, out _);
                dictionary.GetOrAdd(key, static _ => "value");
            }
        };
    }

    private static Action OfCairnCache()
    {
        var cache = CacheFixture.Create();
        return () =>
        {
            foreach (var key in Names)
            {
                CacheFixture.Done(cache.RemoveAsync(key));
                CacheFixture.Done(cache.GetOrCreateAsync(key, 0, static (_, _) => new ValueTask<string>("value")));
            }
        };
    }

    private static async Task<Measurement> OfStampedeAsync(int callers)
    {
        var cache = CacheFixture.Create();
        var waits = new Task<string>[callers];
        var cost = await Measurement.OfAsync(async () =>
        {
            var source = new TaskCompletionSource<string>();
            await cache.RemoveAsync("build");
            for (var caller = 0; caller < callers; caller++)
            {
                waits[caller] = cache.GetOrCreateAsync("build", source, static (source, _) => new ValueTask<string>(source.Task)).AsTask();
            }

            source.SetResult("value");
            await Task.WhenAll(waits);
        });

        return new(cost.Nanoseconds / callers, cost.Bytes / callers);
    }
}
