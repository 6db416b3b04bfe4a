using System.Diagnostics;
using System.Globalization;

namespace Cairn.Benchmarks;

/// <summary>Nanoseconds and bytes of one request.</summary>
internal readonly record struct Measurement(double Nanoseconds, double Bytes)
{
    private const int WarmupRounds = 4;
    private const int Rounds = 40;
    private const int RequestsPerRound = 5_000; // half of what the queue of log lines holds, so that none is lost

    public static Measurement operator -(Measurement left, Measurement right) =>
        new(left.Nanoseconds - right.Nanoseconds, left.Bytes - right.Bytes);

    /// <summary>The best of many rounds: whatever else the machine did, it did not do it in that one.</summary>
    /// <param name="request">What is measured.</param>
    /// <param name="settle">Waits until other threads have done what so many requests in all have asked for. Their bytes count, their time does not.</param>
    /// <param name="perRound">Requests in a round.</param>
    public static async Task<Measurement> OfAsync(Func<Task> request, Func<int, Task>? settle = null, int perRound = RequestsPerRound)
    {
        var best = new Measurement(double.MaxValue, double.MaxValue);
        for (var round = 1; round <= WarmupRounds + Rounds; round++)
        {
            var cost = await RoundAsync(request, perRound, () => settle?.Invoke(round * perRound) ?? Task.CompletedTask);
            best = round <= WarmupRounds ? best : best.Or(cost);
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

    private static async Task<Measurement> RoundAsync(Func<Task> request, int count, Func<Task> settle)
    {
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var begin = Stopwatch.GetTimestamp();
        for (var index = 0; index < count; index++)
        {
            await request();
        }

        var elapsed = Stopwatch.GetElapsedTime(begin);
        await settle();
        return new(elapsed.TotalNanoseconds / count, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)count);
    }
}
