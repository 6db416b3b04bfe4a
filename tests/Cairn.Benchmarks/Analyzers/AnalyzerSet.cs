using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cairn.Benchmarks.Analyzers;

/// <summary>The rules of a package that are on by default and not hidden, as its users have them.</summary>
internal sealed record AnalyzerSet(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    public int Rules => Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Where(IsOn).DistinctBy(rule => rule.Id).Count();

    /// <summary>Loaded by its path: a package has the name of the project, and the list of what may be loaded by name has the package.</summary>
    public static AnalyzerSet Cairn { get; } =
        From("Cairn.Analyzers", AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Join(AppContext.BaseDirectory, "Cairn.Analyzers.dll")));

    /// <summary>Cairn's rules, then those of the packages that the project downloads for comparison.</summary>
    public static IReadOnlyList<AnalyzerSet> All() =>
        [Cairn, .. typeof(AnalyzerSet).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Where(peer => peer.Key.StartsWith("Peer:", StringComparison.Ordinal)).Select(Load)];

    private static AnalyzerSet Load(AssemblyMetadataAttribute peer)
    {
        var file = Path.GetFullPath(peer.Value!);
        foreach (var neighbour in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "*.dll").Where(path => !path.Contains("CodeFix", StringComparison.Ordinal)))
        {
            AssemblyLoadContext.Default.LoadFromAssemblyPath(neighbour);
        }

        return From(peer.Key["Peer:".Length..], AssemblyLoadContext.Default.LoadFromAssemblyPath(file));
    }

    private static AnalyzerSet From(string name, Assembly assembly) => new(
        name,
        [
            .. assembly.GetTypes()
                .Where(type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!)
                .Where(analyzer => analyzer.SupportedDiagnostics.Any(IsOn)),
        ]);

    private static bool IsOn(DiagnosticDescriptor rule) => rule is { IsEnabledByDefault: true, DefaultSeverity: not DiagnosticSeverity.Hidden };
}
