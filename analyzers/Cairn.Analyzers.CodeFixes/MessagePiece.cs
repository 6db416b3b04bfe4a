using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>A piece of a message.</summary>
/// <param name="text">Text with doubled braces; of a value it is the alignment and the format.</param>
/// <param name="value">The value; null for text.</param>
internal readonly struct MessagePiece(string text, ExpressionSyntax? value = null)
{
    public string Text { get; } = text;

    public ExpressionSyntax? Value { get; } = value;
}
