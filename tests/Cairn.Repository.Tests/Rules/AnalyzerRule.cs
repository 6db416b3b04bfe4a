using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cairn.Repository.Tests;

/// <summary>A diagnostic id with the types that report and mend it.</summary>
internal sealed record AnalyzerRule(string Id, string Category, string Title, string HelpLink, string Analyzer, IReadOnlyList<string> Fixes)
{
    public string Page => $"docs/reference/rules/{Id}.md";

    public static IReadOnlyList<AnalyzerRule> In(Assembly analyzers, Assembly codeFixes)
    {
        var fixes = Instances<CodeFixProvider>(codeFixes).ToList();

        return [.. from analyzer in Instances<DiagnosticAnalyzer>(analyzers)
                   from descriptor in analyzer.SupportedDiagnostics
                   orderby descriptor.Id
                   select new AnalyzerRule(
                       descriptor.Id,
                       descriptor.Category,
                       descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture),
                       descriptor.HelpLinkUri,
                       analyzer.GetType().Name,
                       [.. fixes.Where(fix => fix.FixableDiagnosticIds.Contains(descriptor.Id)).Select(fix => fix.GetType().Name)])];
    }

    private static IEnumerable<T> Instances<T>(Assembly assembly) => assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(T)))
        .Select(type => (T)Activator.CreateInstance(type, nonPublic: true)!);
}
