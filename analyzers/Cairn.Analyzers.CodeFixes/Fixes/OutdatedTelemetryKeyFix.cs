using System.Collections.Immutable;
using System.Composition;
using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1105: writes the key of today.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class OutdatedTelemetryKeyFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.OutdatedTelemetryKey];

    public override FixAllProvider GetFixAllProvider() => Editing.FixAll(Edits);

    public override Task RegisterCodeFixesAsync(CodeFixContext context) =>
        context.OfferAsync("Use the key of the stable conventions", RuleIds.OutdatedTelemetryKey, Edits);

    private static IReadOnlyList<Edit> Edits(SemanticModel model, Diagnostic diagnostic, string key) =>
        diagnostic.Properties[OutdatedTelemetryKeyAnalyzer.KeyKey] is { } renamed ? Literals.Replace(model, diagnostic, renamed) : [];
}
