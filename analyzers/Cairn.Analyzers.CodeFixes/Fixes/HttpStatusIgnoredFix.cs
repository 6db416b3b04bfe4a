using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1505: asks for success as soon as the response is there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class HttpStatusIgnoredFix() : RuleFix(RuleIds.HttpStatusIgnored, "Ensure a status of success")
{
    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        var declarator = model.SyntaxTree.GetRoot().FindNode(diagnostic.AdditionalLocations[0].SourceSpan).FirstAncestorOrSelf<VariableDeclaratorSyntax>();
        if (declarator is not { Initializer: not null, Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration })
        {
            return [];
        }

        var check = $"{declarator.Identifier.Text}.EnsureSuccessStatusCode();";
        return declaration.Parent switch
        {
            LocalDeclarationStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } statement => [Edit.After(statement, Written(check, statement))],
            LocalDeclarationStatementSyntax { Parent: GlobalStatementSyntax statement } => [Edit.After(statement, SyntaxFactory.GlobalStatement(Written(check, statement)))],
            UsingStatementSyntax { Statement: BlockSyntax { Statements.Count: > 0 } block } => [Edit.Of(block, current => Opened(current, check))],
            _ => [],
        };
    }

    private static BlockSyntax Opened(BlockSyntax block, string check) =>
        block.WithStatements(block.Statements.Insert(0, Written(check, block.Statements[0])));

    /// <summary>Written like its neighbour: the same indentation and end of line.</summary>
    private static StatementSyntax Written(string text, SyntaxNode neighbour) => SyntaxFactory.ParseStatement(text)
        .WithLeadingTrivia(Last(neighbour.GetLeadingTrivia(), SyntaxKind.WhitespaceTrivia))
        .WithTrailingTrivia(Last(neighbour.GetTrailingTrivia(), SyntaxKind.WhitespaceTrivia, SyntaxKind.EndOfLineTrivia));

    private static IEnumerable<SyntaxTrivia> Last(SyntaxTriviaList trivia, params SyntaxKind[] kinds) =>
        trivia.Reverse().Take(1).Where(last => kinds.Contains(last.Kind()));
}
