using System.Diagnostics;
using System.Globalization;

namespace Cairn.Benchmarks;

/// <summary>
/// Variants of the same work, the first of them the baseline. Each is measured in a process of its own, because sources, meters and caches belong
/// to the process; they take turns, so that drift of the machine hits all alike.
/// </summary>
internal sealed record Benchmark(string Name, IReadOnlyList<string> Variants, Func<string, Task<Measurement>> MeasureAsync)
{
    private const int Turns = 3;

    public async Task<string> CompareAsync()
    {
        var best = new Dictionary<string, Measurement>();
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var variant in Variants)
            {
                var cost = await MeasureInChildAsync(variant);
                best[variant] = best.TryGetValue(variant, out var sofar) ? sofar.Or(cost) : cost;
            }
        }

        return Describe(best);
    }

    private async Task<Measurement> MeasureInChildAsync(string variant)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Name, variant]) { RedirectStandardOutput = true })!;
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0 ? Measurement.Parse(output.Trim()) : throw new InvalidOperationException($"'{variant}' of '{Name}' could not be measured.");
    }

    private string Describe(Dictionary<string, Measurement> costs)
    {
        var baseline = costs[Variants[0]];
        var lines = costs.Select(cost => string.Create(
            CultureInfo.InvariantCulture,
            $"{cost.Key,-26}{cost.Value.Nanoseconds,10:F0}{cost.Value.Bytes,10:F0}{(cost.Value - baseline).Nanoseconds,16:F0}{(cost.Value - baseline).Bytes,14:F0}{cost.Value.Nanoseconds / baseline.Nanoseconds,14:F2}"));

        return string.Join(Environment.NewLine, [$"{Name,-26}{"ns",10}{"B",10}{"ns over first",16}{"B over first",14}{"ratio of ns",14}", .. lines]);
    }
}
