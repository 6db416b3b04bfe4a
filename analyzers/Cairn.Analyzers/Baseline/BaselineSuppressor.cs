using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cairn.Analyzers.Baseline;

/// <summary>Hides the findings that <c>cairn.baseline</c> counts, so that only new ones are reported.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BaselineSuppressor : DiagnosticSuppressor
{
    public const string Id = "CRNBASE";

    /// <summary>A file of this name is what <c>cairn lint</c> gives the compiler in place of a baseline: it counts for every finding.</summary>
    public const string EverythingIsKnown = "cairn.lint";

    private static readonly ImmutableDictionary<string, SuppressionDescriptor> Descriptors =
        BaselinedRules.Ids.ToImmutableDictionary(id => id, id => new SuppressionDescriptor(Id, id, "cairn.baseline counts this finding"));

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [.. Descriptors.Values];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        var known = context.Options.AdditionalFiles.Any(file => BaselineText.NameOf(file) == EverythingIsKnown)
            ? context.ReportedDiagnostics
            : context.Options.AdditionalFiles.Where(BaselineText.IsBaseline).SelectMany(file => Known(file, context));
        foreach (var diagnostic in known)
        {
            context.ReportSuppression(Suppression.Create(Descriptors[diagnostic.Id], diagnostic));
        }
    }

    /// <summary>Spends the count of each entry on the first findings it fits, in the order of the text.</summary>
    private static IEnumerable<Diagnostic> Known(AdditionalText baseline, SuppressionAnalysisContext context)
    {
        if (baseline.GetText(context.CancellationToken) is not { } text)
        {
            yield break;
        }

        var left = BaselineText.Entries(text);
        var inOrder = context.ReportedDiagnostics
            .Where(diagnostic => diagnostic.Location.IsInSource)
            .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start);
        foreach (var diagnostic in inOrder)
        {
            if (Key(diagnostic, baseline.Path, context.CancellationToken) is { } key && left.TryGetValue(key, out var count) && count > 0)
            {
                left[key] = count - 1;
                yield return diagnostic;
            }
        }
    }

    private static (string Rule, string Path, string Text)? Key(Diagnostic diagnostic, string baseline, CancellationToken cancellationToken)
    {
        var tree = diagnostic.Location.SourceTree!;
        var line = tree.GetText(cancellationToken).Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString();
        return BaselineText.Relative(baseline, tree.FilePath) is { } path ? (diagnostic.Id, path, BaselineText.WithoutWhiteSpace(line)) : null;
    }
}
