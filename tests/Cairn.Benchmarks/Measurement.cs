using System.Diagnostics;
using System.Globalization;

namespace Cairn.Benchmarks;

/// <summary>Nanoseconds and bytes of one request.</summary>
internal readonly record struct Measurement(double Nanoseconds, double Bytes)
{
    private const int Warmup = 20_000;
    private const int Rounds = 40;
    private const int RequestsPerRound = 5_000;

    public static Measurement operator -(Measurement left, Measurement right) =>
        new(left.Nanoseconds - right.Nanoseconds, left.Bytes - right.Bytes);

    /// <summary>The best of many rounds: whatever else the machine did, it did not do it in that one.</summary>
    public static async Task<Measurement> OfAsync(Func<Task> request, int warmup = Warmup, int perRound = RequestsPerRound)
    {
        await RoundAsync(request, warmup);
        var best = await RoundAsync(request, perRound);
        for (var round = 1; round < Rounds; round++)
        {
            best = best.Or(await RoundAsync(request, perRound));
        }

        return best;
    }

    public Measurement Or(Measurement other) => new(Math.Min(Nanoseconds, other.Nanoseconds), Math.Min(Bytes, other.Bytes));

    public static Measurement Parse(string text)
    {
        var parts = text.Split(' ');
        return new(double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Nanoseconds} {Bytes}");

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
