using System.Globalization;
using Cairn.Benchmarks;
using Cairn.Benchmarks.Analyzers;

Benchmark[] benchmarks = [RequestVariant.Benchmark, ProbeVariant.Benchmark, LogVariant.Benchmark, CacheHitVariant.Benchmark, CacheMissVariant.Benchmark, CacheTrafficVariant.Benchmark, RedisVariant.Benchmark, SecondLevelVariant.Benchmark, InvalidationVariant.Benchmark, TestHostVariant.Warm, TestHostVariant.First, GrpcVariant.Benchmark];

switch (args)
{
    case []:
        foreach (var benchmark in benchmarks)
        {
            Console.WriteLine(await benchmark.CompareAsync());
            Console.WriteLine();
        }

        return 0;

    case [var name] when Find(name) is { } one:
        Console.WriteLine(await one.CompareAsync());
        return 0;

    case [var name, var variant] when Find(name) is { } one && one.Variants.Contains(variant):
        Console.WriteLine(await one.MeasureAsync(variant));
        return 0;

    case ["soak" or "redis-soak"]:
        return await SoakAsync(args[0], minutes: 10);

    case ["soak" or "redis-soak", var minutes] when double.TryParse(minutes, CultureInfo.InvariantCulture, out var length) && length is > 0 and <= 60:
        return await SoakAsync(args[0], length);

    case ["shadow"]:
        return await ShadowLoad.RunAsync() ? 0 : 1;

    case ["analyzers", .. var rest] when rest.Length < 2:
        var folder = rest.FirstOrDefault() ?? "src";
        var isCheap = await AnalyzerCost.RunAsync(folder);
        var isQuick = await TypingLatency.RunAsync(folder);
        return isCheap && isQuick ? 0 : 1;

    case ["false-positives", var good]:
        await FalsePositives.ListAsync(good, Console.Out);
        return 0;

    default:
        await Console.Error.WriteLineAsync($"There is no benchmark '{string.Join(' ', args)}'. Known: {string.Join(", ", benchmarks.Select(benchmark => benchmark.Name))}, soak and redis-soak [minutes, at most 60], shadow, analyzers [folder], false-positives <folder>.");
        return 64;
}

Benchmark? Find(string name) => Array.Find(benchmarks, benchmark => benchmark.Name == name);

static async Task<int> SoakAsync(string name, double minutes)
{
    var duration = TimeSpan.FromMinutes(minutes);
    return await (name == "soak" ? ProbeSoak.RunAsync(duration) : RedisSoak.RunAsync(duration)) ? 0 : 1;
}
