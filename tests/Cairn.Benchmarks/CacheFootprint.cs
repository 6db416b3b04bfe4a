using System.Collections.Concurrent;

namespace Cairn.Benchmarks;

/// <summary>The bytes that stay allocated for an entry, without its key and value.</summary>
internal static class CacheFootprint
{
    private const int Entries = 100_000;

    public static double OfDictionary()
    {
        var dictionary = new ConcurrentDictionary<string, string>();
        return Of(key => dictionary[key] = "value", () => dictionary.Count);
    }

    public static double OfCairnCache()
    {
        var cache = CacheFixture.Create(2 * Entries); // room enough in every shard
        return Of(
            key => CacheFixture.Done(cache.SetAsync(key, "value")),
            () => Names().Count(key => CacheFixture.Done(cache.TryGetAsync<string>(key)).Found));
    }

    private static double Of(Action<string> add, Func<int> count)
    {
        var names = Names().ToArray();
        add(names[0]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Array.ForEach(names, add);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(names);
        return count() == Entries
            ? (after - before) / (double)Entries
            : throw new InvalidOperationException("Not every entry was kept. The figures say nothing.");
    }

    private static IEnumerable<string> Names() => Enumerable.Range(0, Entries).Select(number => $"build:{number}");
}
