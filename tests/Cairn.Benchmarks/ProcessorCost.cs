namespace Cairn.Benchmarks;

/// <summary>Processor time and bytes of this process, whichever of its threads spends them: the measure for what waits for others.</summary>
internal static class ProcessorCost
{
    private const int Rounds = 8;

    /// <summary>The best of some rounds, the first of which only warms up.</summary>
    /// <param name="round">What is measured.</param>
    /// <param name="operations">How many operations that is.</param>
    public static async Task<Measurement> OfAsync(Func<Task> round, int operations)
    {
        await round();
        var best = await CostAsync(round, operations);
        for (var number = 1; number < Rounds; number++)
        {
            best = best.Or(await CostAsync(round, operations));
        }

        return best;
    }

    private static async Task<Measurement> CostAsync(Func<Task> round, double operations)
    {
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var time = Environment.CpuUsage.TotalTime;
        await round();
        return new((Environment.CpuUsage.TotalTime - time).TotalNanoseconds / operations, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / operations);
    }
}
