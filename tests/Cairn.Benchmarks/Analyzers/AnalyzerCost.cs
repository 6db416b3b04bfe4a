using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cairn.Benchmarks.Analyzers;

/// <summary>
/// What rules cost a build: one thread, warm, the least of several readings for each analyzer in each project, scaled to 100,000 lines.
/// The compiler reads a clock around each rule, and on a busy machine a clock counts others too. So a reading counts only if the process had a processor all the time.
/// </summary>
internal static class AnalyzerCost
{
    private const int Readings = 5;
    private const int Attempts = 40;
    private const double Scale = 100_000;
    private const double LimitOfAll = 150;
    private const double LimitOfOne = 15;

    /// <summary>Measures all sets in turns and prints them.</summary>
    /// <returns>Whether Cairn's rules keep their limits.</returns>
    public static async Task<bool> RunAsync(string folder)
    {
        var projects = SourceProjects.In(folder);
        var lines = SourceProjects.Lines(projects);
        var sets = AnalyzerSet.All();
        var costs = sets.SelectMany(set => set.Analyzers).ToDictionary(analyzer => analyzer, _ => 0.0);
        foreach (var (project, set) in projects.SelectMany(project => sets.Select(set => (project, set))))
        {
            await ReadAsync(project, set); // warms up
        }

        foreach (var (project, set) in projects.SelectMany(project => sets.Select(set => (project, set))))
        {
            foreach (var (analyzer, cost) in await LeastAsync(project, set))
            {
                costs[analyzer] += cost;
            }
        }

        Console.WriteLine($"{lines:N0} lines in {projects.Count} projects; ms per 100,000 lines");
        Console.WriteLine($"{"",-40}{"rules",8}{"all",10}{"a rule",10}{"median",10}{"most",10}");
        foreach (var set in sets)
        {
            Print(set, [.. set.Analyzers.Select(analyzer => costs[analyzer] * Scale / lines).Order()]);
        }

        foreach (var (analyzer, cost) in costs.Where(cost => AnalyzerSet.Cairn.Analyzers.Contains(cost.Key)).OrderByDescending(cost => cost.Value))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{analyzer.SupportedDiagnostics[0].Id} {analyzer.GetType().Name,-40}{cost * Scale / lines,8:F1}"));
        }

        var own = AnalyzerSet.Cairn.Analyzers.Select(analyzer => costs[analyzer] * Scale / lines).ToList();
        return own.Sum() <= LimitOfAll && own.Max() <= LimitOfOne;
    }

    private static void Print(AnalyzerSet set, double[] costs) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{set.Name,-40}{set.Rules,8}{costs.Sum(),10:F0}{costs.Sum() / set.Rules,10:F1}{costs[costs.Length / 2],10:F1}{costs[^1],10:F1}"));

    /// <summary>The least that each analyzer took in readings that nobody disturbed.</summary>
    private static async Task<Dictionary<DiagnosticAnalyzer, double>> LeastAsync(CSharpCompilation project, AnalyzerSet set)
    {
        var readings = new List<Dictionary<DiagnosticAnalyzer, double>>();
        for (var attempt = 0; attempt < Attempts && readings.Count < Readings; attempt++)
        {
            var share = new ProcessorShare();
            var reading = await ReadAsync(project, set);
            if (share.IsWhole)
            {
                readings.Add(reading);
            }
        }

        return readings.Count == Readings
            ? set.Analyzers.ToDictionary(analyzer => analyzer, analyzer => readings.Min(reading => reading[analyzer]))
            : throw new InvalidOperationException($"The machine is too busy: {readings.Count} of {Attempts} readings of {project.AssemblyName} were undisturbed, {Readings} are needed. Run it under 'nice -n -15'.");
    }

    private static async Task<Dictionary<DiagnosticAnalyzer, double>> ReadAsync(CSharpCompilation project, AnalyzerSet set)
    {
        var run = project.WithAnalyzers(
            set.Analyzers,
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (_, _, _) => { }, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        await run.GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        var costs = new Dictionary<DiagnosticAnalyzer, double>();
        foreach (var analyzer in set.Analyzers)
        {
            costs.Add(analyzer, (await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime.TotalMilliseconds);
        }

        return costs;
    }
}
