using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>A text with holes by name, as a logger takes it, and the values for the holes.</summary>
internal sealed class MessageTemplate
{
    private readonly string _text;
    private readonly IReadOnlyList<ExpressionSyntax> _values;

    private MessageTemplate(string text, IReadOnlyList<ExpressionSyntax> values)
    {
        _text = text;
        _values = values;
    }

    /// <summary>The arguments for a log method.</summary>
    public IEnumerable<ArgumentSyntax> Arguments =>
        _values.Select(value => value.WithoutTrivia())
            .Prepend(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(_text)))
            .Select(SyntaxFactory.Argument);

    /// <summary>What a text says that is written here, is put together or is formatted; null for other text, and where a value has no name.</summary>
    public static MessageTemplate? Of(ExpressionSyntax expression)
    {
        if (MessagePieces.Of(expression) is not { } pieces
            || HoleNames.For(pieces.Select(piece => piece.Value).OfType<ExpressionSyntax>()) is not { } names)
        {
            return null;
        }

        var next = 0;
        var text = string.Concat(pieces.Select(piece => piece.Value is null ? piece.Text : $"{{{names[next++]}{piece.Text}}}"));
        return new MessageTemplate(text, [.. pieces.Select(piece => piece.Value).OfType<ExpressionSyntax>()]);
    }

    /// <summary>Whether the values can be passed: a span is no object, and a dynamic value cannot be passed to an extension method.</summary>
    public bool HoldsObjects(SemanticModel model) => _values.All(value =>
        model.GetTypeInfo(value).Type is { IsRefLikeType: false, TypeKind: not (TypeKind.Dynamic or TypeKind.Pointer or TypeKind.FunctionPointer) });
}
