using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cairn.Benchmarks.Analyzers;

/// <summary>Lists what the rules find in the projects of a folder, for people to judge: rule, file, line, message and the source. What projects share is listed once.</summary>
internal static class FalsePositives
{
    public static async Task ListAsync(string folder, TextWriter output)
    {
        var root = Path.GetFullPath(folder);
        var projects = SourceProjects.In(root);
        var lines = projects.SelectMany(project => project.SyntaxTrees).DistinctBy(tree => tree.FilePath).Sum(tree => tree.GetText().Lines.Count);
        await Console.Error.WriteLineAsync($"{root}: {lines:N0} lines in {projects.Count} projects");
        var listed = new HashSet<(string, FileLinePositionSpan)>();
        foreach (var project in projects)
        {
            var options = new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]),
                (crash, analyzer, _) => Console.Error.WriteLine($"{analyzer} failed in {project.AssemblyName}: {crash}"),
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false);
            var found = await project.WithAnalyzers(AnalyzerSet.Cairn.Analyzers, options).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
            foreach (var finding in found.Where(finding => finding.Location.SourceTree is not null && listed.Add((finding.Id, finding.Location.GetLineSpan()))).OrderBy(finding => finding.Id))
            {
                var line = finding.Location.GetLineSpan().StartLinePosition.Line;
                var source = (await finding.Location.SourceTree!.GetTextAsync()).Lines[line].ToString().Trim();
                await output.WriteLineAsync(string.Join('\t', finding.Id, Path.GetRelativePath(root, finding.Location.SourceTree.FilePath), line + 1, finding.GetMessage(CultureInfo.InvariantCulture), source));
            }
        }
    }
}
