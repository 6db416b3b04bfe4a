using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1702: gives the catch a filter that lets cancellation pass.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class CatchSwallowsCancellationFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.CatchSwallowsCancellation];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<CatchClauseSyntax>() is { } clause
            && clause.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 }) // 'is not'
        {
            var action = CodeAction.Create(
                "Let cancellation pass", token => AddFilterAsync(context.Document, clause, token), RuleIds.CatchSwallowsCancellation);
            context.RegisterCodeFix(action, context.Diagnostics);
        }
    }

    private static async Task<Document> AddFilterAsync(Document document, CatchClauseSyntax clause, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var name = clause.Declaration?.Identifier is { IsMissing: false, Text: { Length: > 0 } given } ? given : FreeName(model!, clause);
        var template = Parse(name);
        var declaration = clause.Declaration is { } declared
            ? template.Declaration!.WithType(declared.Type.WithTrailingTrivia(SyntaxFactory.Space))
            : template.Declaration!.AsGenerated();

        var head = clause.Declaration?.CloseParenToken ?? clause.CatchKeyword;
        var filtered = clause
            .WithCatchKeyword(template.CatchKeyword.WithLeadingTrivia(clause.CatchKeyword.LeadingTrivia))
            .WithDeclaration(declaration)
            .WithFilter(template.Filter!.WithTrailingTrivia(head.TrailingTrivia).AsGenerated());
        return await document.ReplaceAsync(clause, filtered, cancellationToken).ConfigureAwait(false);
    }

    private static CatchClauseSyntax Parse(string name) =>
        ((TryStatementSyntax)SyntaxFactory.ParseStatement(
            $"try {{ }} catch (global::System.Exception {name}) when ({name} is not global::System.OperationCanceledException) {{ }}"))
        .Catches[0];

    private static string FreeName(SemanticModel model, CatchClauseSyntax clause)
    {
        var taken = new HashSet<string>(model.LookupSymbols(clause.SpanStart).Select(symbol => symbol.Name));
        taken.UnionWith(clause.Block.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText));
        return Enumerable.Range(1, int.MaxValue)
            .Select(number => number == 1 ? "ex" : $"ex{number}")
            .First(name => !taken.Contains(name));
    }
}
