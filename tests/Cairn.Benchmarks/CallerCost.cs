using System.Diagnostics;

namespace Cairn.Benchmarks;

/// <summary>Nanoseconds and bytes that a call costs its own thread. What other threads do for it counts only where they hold this one up.</summary>
internal static class CallerCost
{
    private const int Rounds = 60;
    private const int WarmupRounds = 10;
    private const int CallsPerRound = 5_000; // half of what the queue holds, so that none is lost

    /// <param name="call">What is measured.</param>
    /// <param name="settle">Waits, between rounds, until everything is done that so many calls in all have asked for.</param>
    public static async Task<Measurement> OfAsync(Action call, Func<int, Task> settle)
    {
        var best = new Measurement(double.MaxValue, double.MaxValue);
        for (var round = 1; round <= WarmupRounds + Rounds; round++)
        {
            GC.Collect();
            var cost = Round(call);
            best = round <= WarmupRounds ? best : best.Or(cost);
            await settle(round * CallsPerRound);
        }

        return best;
    }

    private static Measurement Round(Action call)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var begin = Stopwatch.GetTimestamp();
        for (var index = 0; index < CallsPerRound; index++)
        {
            call();
        }

        var elapsed = Stopwatch.GetElapsedTime(begin);
        return new(elapsed.TotalNanoseconds / CallsPerRound, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)CallsPerRound);
    }
}
