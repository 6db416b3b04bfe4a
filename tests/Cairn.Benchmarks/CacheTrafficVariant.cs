using Microsoft.Extensions.Caching.Memory;

namespace Cairn.Benchmarks;

/// <summary>Two threads that ask for keys of a Zipf distribution, more than the cache may hold: a tenth of them fits.</summary>
internal static class CacheTrafficVariant
{
    private const int Keys = 50_000;
    private const int Capacity = Keys / 10;
    private const int Requests = 1 << 12;
    private const int Threads = 2;

    private static readonly string[] Names = [.. Enumerable.Range(0, Keys).Select(number => $"build:{number}")];
    private static readonly int[] Traffic = Zipf();

    public static Benchmark Benchmark { get; } = new("cache-traffic", ["MemoryCache", "CairnCache"], MeasureAsync);

    private static async Task<Measurement> MeasureAsync(string name)
    {
        var misses = new long[1];
        var request = name == "MemoryCache" ? OfMemoryCache(misses) : OfCairnCache(misses);
        var turn = 0;
        var cost = await Measurement.OfAsync(
            () =>
            {
                var begin = Interlocked.Increment(ref turn) * Requests;
                return Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() => Run(request, begin + (thread * Traffic.Length / Threads)))));
            },
            perRound: 50);

        await Console.Error.WriteLineAsync($"{name}: {1 - (misses[0] / ((double)turn * Requests * Threads)):P1} hits");
        return new(cost.Nanoseconds / (Requests * Threads), cost.Bytes / (Requests * Threads));
    }

    private static void Run(Action<string> request, int begin)
    {
        for (var index = 0; index < Requests; index++)
        {
            request(Names[Traffic[(begin + index) & (Traffic.Length - 1)]]);
        }
    }

    private static Action<string> OfMemoryCache(long[] misses)
    {
        var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = Capacity });
        return key =>
        {
            if (!cache.TryGetValue(key, out string? _))
            {
                Interlocked.Increment(ref misses[0]);
                cache.Set(key, key, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(5) });
            }
        };
    }

    private static Action<string> OfCairnCache(long[] misses)
    {
        var cache = CacheFixture.Create(Capacity);
        return key => Wait(cache.GetOrCreateAsync(
            key,
            (misses, key),
            static (load, _) =>
            {
                Interlocked.Increment(ref load.misses[0]);
                return new ValueTask<string>(load.key);
            }));
    }

    private static void Wait(ValueTask<string> call)
    {
        if (!call.IsCompletedSuccessfully)
        {
            call.AsTask().GetAwaiter().GetResult(); // the other thread loads the same key at this moment
        }
    }

    private static int[] Zipf()
    {
        const double Exponent = 1.0;
        var random = new Random(42);
        var sums = new double[Keys];
        for (var rank = 0; rank < Keys; rank++)
        {
            sums[rank] = (rank == 0 ? 0 : sums[rank - 1]) + (1 / Math.Pow(rank + 1, Exponent));
        }

        return [.. Enumerable.Range(0, 1 << 20).Select(_ =>
        {
            var at = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
            return Math.Min(at < 0 ? ~at : at, Keys - 1);
        })];
    }
}
