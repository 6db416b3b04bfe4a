using System.Diagnostics;

namespace Cairn.Benchmarks;

/// <summary>Nanoseconds and bytes of one request.</summary>
internal readonly record struct Measurement(double Nanoseconds, double Bytes)
{
    private const int Warmup = 20_000;
    private const int Rounds = 60;
    private const int RequestsPerRound = 5_000;

    public static Measurement operator -(Measurement left, Measurement right) =>
        new(left.Nanoseconds - right.Nanoseconds, left.Bytes - right.Bytes);

    /// <summary>Measures all variants round by round in turn, so that drift of the machine hits all alike, and takes each one's best round.</summary>
    public static async Task<IReadOnlyList<Measurement>> CompareAsync(IReadOnlyList<Func<Task>> requests)
    {
        var best = Enumerable.Repeat(new Measurement(double.MaxValue, double.MaxValue), requests.Count).ToArray();
        foreach (var request in requests)
        {
            await RoundAsync(request, Warmup);
        }

        for (var round = 0; round < Rounds; round++)
        {
            for (var variant = 0; variant < requests.Count; variant++)
            {
                var (nanoseconds, bytes) = await RoundAsync(requests[variant], RequestsPerRound);
                best[variant] = new(Math.Min(best[variant].Nanoseconds, nanoseconds), Math.Min(best[variant].Bytes, bytes));
            }
        }

        return best;
    }

    private static async Task<Measurement> RoundAsync(Func<Task> request, int count)
    {
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var begin = Stopwatch.GetTimestamp();
        for (var index = 0; index < count; index++)
        {
            await request();
        }

        var elapsed = Stopwatch.GetElapsedTime(begin);
        return new(elapsed.TotalNanoseconds / count, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)count);
    }
}
