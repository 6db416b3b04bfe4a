using System.Collections.Immutable;
using System.Composition;
using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1105: writes the key of today.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class OutdatedTelemetryKeyFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.OutdatedTelemetryKey];

    public override FixAllProvider GetFixAllProvider() => Editing.FixAll(Edits);

    public override Task RegisterCodeFixesAsync(CodeFixContext context) =>
        context.OfferAsync("Use the key of the stable conventions", RuleIds.OutdatedTelemetryKey, Edits);

    private static IReadOnlyList<Edit> Edits(SemanticModel model, Diagnostic diagnostic, string key)
    {
        var node = model.SyntaxTree.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return diagnostic.Properties[OutdatedTelemetryKeyAnalyzer.KeyKey] is { } renamed && node is LiteralExpressionSyntax literal
            ? [Edit.Of(literal, current => current.WithToken(SyntaxFactory.Literal(renamed).WithTriviaFrom(current.Token)))]
            : [];
    }
}
