using System.Globalization;

namespace Cairn.Benchmarks;

/// <summary>Managed memory through a soak. It is flat if the last quarter needs no more than the second one, but for a tenth.</summary>
internal sealed class SoakMemory
{
    public const int Samples = 20;

    private const double Growth = 1.1;

    private readonly List<long> _sizes = [];

    /// <summary>Takes a sample.</summary>
    /// <param name="work">What was done since the last one.</param>
    public void Sample(string work)
    {
        _sizes.Add(GC.GetTotalMemory(forceFullCollection: true));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_sizes.Count,3}/{Samples} {work} {_sizes[^1] / 1024,8} KiB"));
    }

    /// <summary>Whether the memory stayed flat. Says so too.</summary>
    public bool IsFlat()
    {
        var early = Median(_sizes[(Samples / 4)..(Samples / 2)]);
        var late = Median(_sizes[^(Samples / 4)..]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"second quarter {early / 1024} KiB, last quarter {late / 1024} KiB, ratio {(double)late / early:F2}, at most {Growth}"));
        return late <= early * Growth;
    }

    private static long Median(List<long> sizes) => sizes.Order().ElementAt(sizes.Count / 2);
}
