using System.Diagnostics;
using System.Globalization;

namespace Cairn.Benchmarks;

/// <summary>
/// What AddCairn adds to a request of a bare minimal API. Each variant has one signal more than the one above it, so that the difference of
/// two neighbours is the price of that signal. Variants take turns, so that drift of the machine hits all alike.
/// </summary>
internal static class RequestCost
{
    private const int Turns = 3;

    public static async Task<string> RunAsync()
    {
        var best = new Dictionary<string, Measurement>();
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var variant in Variant.Names)
            {
                var cost = await MeasureInChildAsync(variant);
                best[variant] = best.TryGetValue(variant, out var sofar) ? sofar.Or(cost) : cost;
            }
        }

        return Describe(best);
    }

    private static async Task<Measurement> MeasureInChildAsync(string variant)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [variant]) { RedirectStandardOutput = true })!;
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0 ? Measurement.Parse(output.Trim()) : throw new InvalidOperationException($"'{variant}' could not be measured.");
    }

    private static string Describe(Dictionary<string, Measurement> costs)
    {
        var bare = costs[Variant.Names[0]];
        var lines = costs.Select(cost => string.Create(
            CultureInfo.InvariantCulture,
            $"{cost.Key,-12}{cost.Value.Nanoseconds,10:F0}{cost.Value.Bytes,10:F0}{(cost.Value - bare).Nanoseconds,16:F0}{(cost.Value - bare).Bytes,14:F0}{cost.Value.Nanoseconds / bare.Nanoseconds,14:F2}"));

        return string.Join(Environment.NewLine, [$"{"variant",-12}{"ns",10}{"B",10}{"ns over bare",16}{"B over bare",14}{"ratio of ns",14}", .. lines]);
    }
}
