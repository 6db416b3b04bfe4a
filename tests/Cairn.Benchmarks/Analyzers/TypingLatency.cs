using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Cairn.Benchmarks.Analyzers;

/// <summary>What an editor waits for after each key: one character changes in a file of 3,000 lines, and the rules look at it again.</summary>
internal static class TypingLatency
{
    private const int Lines = 3_000;
    private const int Keys = 40;
    private const double Limit = 20;

    /// <summary>Types and prints the least and the median time.</summary>
    /// <returns>Whether the rules keep their limit.</returns>
    public static async Task<bool> RunAsync(string folder)
    {
        var project = SourceProjects.In(folder).MaxBy(candidate => candidate.SyntaxTrees.Length)!;
        var file = project.SyntaxTrees.First().WithChangedText(SourceText.From(Source(project.SyntaxTrees)));
        var compilation = project.RemoveAllSyntaxTrees().AddSyntaxTrees(file);
        var all = new List<double>();
        var rules = new List<double>();
        for (var key = 0; key < Keys; key++)
        {
            var text = await file.GetTextAsync();
            var literal = (await file.GetRootAsync()).DescendantNodes().OfType<LiteralExpressionSyntax>().Where(l => l.Token.Value is int).ElementAt(key);
            var typed = file.WithChangedText(text.WithChanges(new TextChange(new(literal.SpanStart, 0), "1")));
            compilation = compilation.ReplaceSyntaxTree(file, typed);
            file = typed;
            _ = compilation.GetSemanticModel(file).GetDiagnostics(); // the editor's own squiggles are there without any rule
            var (elapsed, spent) = await AnalyzeAsync(compilation, file);
            all.Add(elapsed);
            rules.Add(spent);
        }

        rules.Sort();
        all.Sort();
        var lines = (await file.GetTextAsync()).Lines.Count;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"a key in {lines:N0} lines: rules {rules[0]:F1} ms, median {rules[Keys / 2]:F1} ms; with the compiler's driver {all[0]:F1} ms, median {all[Keys / 2]:F1} ms"));
        return rules[Keys / 2] <= Limit;
    }

    /// <summary>Classes of the project in one file.</summary>
    private static string Source(IEnumerable<SyntaxTree> trees)
    {
        var usings = new SortedSet<string>(StringComparer.Ordinal) { "using System;", "using System.Collections.Generic;", "using System.IO;", "using System.Linq;", "using System.Net.Http;", "using System.Threading;", "using System.Threading.Tasks;" };
        var classes = new List<string>();
        var lines = 0;
        foreach (var root in trees.Select(tree => tree.GetRoot()).OfType<CompilationUnitSyntax>())
        {
            if (lines < Lines && root.Members is [FileScopedNamespaceDeclarationSyntax scope])
            {
                usings.UnionWith(root.Usings.Select(used => used.WithoutTrivia().ToString()));
                classes.Add($"namespace {scope.Name}\n{{\n{scope.Members.ToFullString()}}}\n");
                lines += scope.GetText().Lines.Count;
            }
        }

        return string.Join('\n', usings.Concat(classes));
    }

    private static async Task<(double Elapsed, double Rules)> AnalyzeAsync(Compilation compilation, SyntaxTree file)
    {
        var analyzers = AnalyzerSet.Cairn.Analyzers;
        var run = compilation.WithAnalyzers(
            analyzers,
            new CompilationWithAnalyzersOptions(new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty), (_, _, _) => { }, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        var started = Stopwatch.GetTimestamp();
        await run.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(file), filterSpan: null, CancellationToken.None);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var spent = 0.0;
        foreach (var analyzer in analyzers)
        {
            spent += (await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime.TotalMilliseconds;
        }

        return (elapsed, spent);
    }
}
