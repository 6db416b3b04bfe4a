using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>Writes another text into a literal.</summary>
internal static class Literals
{
    /// <summary>Replaces the literal that was found; a named constant has other users, so it stays.</summary>
    public static IReadOnlyList<Edit> Replace(SyntaxNode found, string text) =>
        found is LiteralExpressionSyntax literal
            ? [Edit.Of(literal, current => current.WithToken(SyntaxFactory.Literal(text).WithTriviaFrom(current.Token)))]
            : [];
}
