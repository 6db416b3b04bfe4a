using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>Writes statements into a block, or into the top level of a program.</summary>
internal static class StatementLists
{
    /// <summary>The node that holds the statement and its neighbours.</summary>
    public static SyntaxNode NodeOf(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax { Parent: { } program } ? program : statement.Parent!;

    /// <summary>The statement and its neighbours; null where none may be added.</summary>
    public static List<StatementSyntax>? Around(StatementSyntax statement) => NodeOf(statement) switch
    {
        BlockSyntax block => [.. block.Statements],
        CompilationUnitSyntax program => [.. program.Members.TakeWhile(member => member is GlobalStatementSyntax).Cast<GlobalStatementSyntax>().Select(s => s.Statement)],
        _ => null,
    };

    /// <summary>Writes each text as a statement before the one at the index.</summary>
    public static SyntaxNode Insert(SyntaxNode node, IEnumerable<(int Index, string Text)> insertions)
    {
        var end = node.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        var lineEnd = end == default ? SyntaxFactory.ElasticLineFeed : end;
        return insertions.OrderByDescending(insertion => insertion.Index).Aggregate(node, (current, insertion) => Insert(current, insertion.Index, insertion.Text, lineEnd));
    }

    private static SyntaxNode Insert(SyntaxNode node, int index, string text, SyntaxTrivia lineEnd)
    {
        var statement = SyntaxFactory.ParseStatement(text).WithTrailingTrivia(lineEnd).AsGenerated();
        if (node is BlockSyntax block)
        {
            var (blank, kept) = Leading(block.Statements[index]);
            var next = block.Statements[index].WithLeadingTrivia(kept);
            return block.WithStatements(block.Statements.RemoveAt(index).InsertRange(index, [statement.WithLeadingTrivia(blank), next]));
        }

        var program = (CompilationUnitSyntax)node;
        var (above, rest) = Leading(program.Members[index]);
        var member = program.Members[index].WithLeadingTrivia(rest);
        return program.WithMembers(program.Members.RemoveAt(index).InsertRange(index, [SyntaxFactory.GlobalStatement(statement.WithLeadingTrivia(above)), member]));
    }

    /// <summary>Empty lines stay above the new statement, comments stay with the old one.</summary>
    private static (IEnumerable<SyntaxTrivia> Blank, IEnumerable<SyntaxTrivia> Kept) Leading(SyntaxNode next)
    {
        var leading = next.GetLeadingTrivia();
        var blank = leading.TakeWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsKind(SyntaxKind.WhitespaceTrivia)).ToList();
        var indentation = blank.Skip(blank.Count - 1).Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        return (blank, indentation.Concat(leading.Skip(blank.Count)));
    }
}
