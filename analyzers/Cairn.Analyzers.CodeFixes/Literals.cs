using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>Writes another text into a literal.</summary>
internal static class Literals
{
    /// <summary>Replaces the literal that was found; a named constant has other users, so it stays.</summary>
    public static IReadOnlyList<Edit> Replace(SemanticModel model, Diagnostic diagnostic, string text) =>
        model.SyntaxTree.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal
            ? [Edit.Of(literal, current => current.WithToken(SyntaxFactory.Literal(text).WithTriviaFrom(current.Token)))]
            : [];
}
