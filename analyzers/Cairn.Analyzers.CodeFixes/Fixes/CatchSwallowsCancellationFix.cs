using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1702: gives the catch a filter that lets cancellation pass.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class CatchSwallowsCancellationFix() : RuleFix(RuleIds.CatchSwallowsCancellation, "Let cancellation pass")
{
    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        var knowsNot = model.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 };
        if (found.FirstAncestorOrSelf<CatchClauseSyntax>() is not { } clause || !knowsNot)
        {
            return [];
        }

        var template = Parse(IsNamed(clause) ? clause.Declaration!.Identifier.Text : FreeName(model, clause));
        return [Edit.Of(clause, current => Filtered(current, template))];
    }

    private static CatchClauseSyntax Filtered(CatchClauseSyntax clause, CatchClauseSyntax template)
    {
        var declaration = clause.Declaration is { } declared
            ? template.Declaration!.WithType(declared.Type.WithTrailingTrivia(SyntaxFactory.Space))
            : template.Declaration!.AsGenerated();
        var head = clause.Declaration?.CloseParenToken ?? clause.CatchKeyword;
        return clause
            .WithCatchKeyword(template.CatchKeyword.WithLeadingTrivia(clause.CatchKeyword.LeadingTrivia))
            .WithDeclaration(declaration)
            .WithFilter(template.Filter!.WithTrailingTrivia(head.TrailingTrivia).AsGenerated());
    }

    private static CatchClauseSyntax Parse(string name) =>
        ((TryStatementSyntax)SyntaxFactory.ParseStatement(
            $"try {{ }} catch (global::System.Exception {name}) when ({name} is not global::System.OperationCanceledException) {{ }}"))
        .Catches[0];

    private static bool IsNamed(CatchClauseSyntax clause) => clause.Declaration is { Identifier.Text.Length: > 0 };

    /// <summary>Counts from the nameless catches around, so that the names do not depend on which is fixed first.</summary>
    private static string FreeName(SemanticModel model, CatchClauseSyntax clause)
    {
        var taken = new HashSet<string>(model.LookupSymbols(clause.SpanStart).Select(symbol => symbol.Name));
        taken.UnionWith(clause.Block.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText));
        var depth = clause.AncestorsAndSelf().OfType<CatchClauseSyntax>().Count(around => !IsNamed(around));
        return Enumerable.Range(depth, int.MaxValue - depth)
            .Select(number => number == 1 ? "ex" : $"ex{number}")
            .First(name => !taken.Contains(name));
    }
}
