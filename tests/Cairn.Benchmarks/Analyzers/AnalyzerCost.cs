using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cairn.Benchmarks.Analyzers;

/// <summary>What rules cost a build: one thread, warm, the least of several rounds for each analyzer, scaled to 100,000 lines.</summary>
internal static class AnalyzerCost
{
    private const int Rounds = 5;
    private const double Scale = 100_000;
    private const double LimitOfAll = 150;
    private const double LimitOfOne = 15;

    /// <summary>Measures all sets in turns and prints them.</summary>
    /// <returns>Whether Cairn's rules keep their limits.</returns>
    public static async Task<bool> RunAsync(string folder)
    {
        var projects = SourceProjects.In(folder);
        var lines = SourceProjects.Lines(projects);
        var costs = new Dictionary<DiagnosticAnalyzer, double>();
        var sets = AnalyzerSet.All();
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var set in sets)
            {
                foreach (var (analyzer, cost) in await MeasureAsync(projects, set))
                {
                    costs[analyzer] = round < 2 ? cost : Math.Min(costs[analyzer], cost); // the first round warms up
                }
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

    private static async Task<Dictionary<DiagnosticAnalyzer, double>> MeasureAsync(IEnumerable<CSharpCompilation> projects, AnalyzerSet set)
    {
        var costs = set.Analyzers.ToDictionary(analyzer => analyzer, _ => 0.0);
        foreach (var project in projects)
        {
            var run = project.WithAnalyzers(
                set.Analyzers,
                new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (_, _, _) => { }, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
            await run.GetAnalyzerDiagnosticsAsync(CancellationToken.None);
            foreach (var analyzer in set.Analyzers)
            {
                costs[analyzer] += (await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime.TotalMilliseconds;
            }
        }

        return costs;
    }
}
