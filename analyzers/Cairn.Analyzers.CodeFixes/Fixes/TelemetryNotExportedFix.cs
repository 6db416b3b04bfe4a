using System.Collections.Immutable;
using System.Composition;
using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1101: gives the source or the meter the name of the application.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class TelemetryNotExportedFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.TelemetryNotExported];

    public override FixAllProvider GetFixAllProvider() => Editing.FixAll(Edits);

    public override Task RegisterCodeFixesAsync(CodeFixContext context) =>
        context.OfferAsync("Use the name of the application", RuleIds.TelemetryNotExported, Edits);

    private static IReadOnlyList<Edit> Edits(SemanticModel model, Diagnostic diagnostic, string key) =>
        Literals.Replace(model, diagnostic, diagnostic.Properties[TelemetryNotExportedAnalyzer.NameKey]!);
}
