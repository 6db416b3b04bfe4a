using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>A text with holes by name, as a logger takes it, and the values for the holes.</summary>
internal sealed class MessageTemplate(string text, IReadOnlyList<ExpressionSyntax> values)
{
    /// <summary>The values, where they stand in the text.</summary>
    public IReadOnlyList<ExpressionSyntax> Values => values;

    /// <summary>The arguments for a log method.</summary>
    public IEnumerable<ArgumentSyntax> Arguments =>
        values.Select(value => value.WithoutTrivia())
            .Prepend(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text)))
            .Select(SyntaxFactory.Argument);

    /// <summary>The number of holes in a template: a doubled brace is none.</summary>
    public static int Holes(string template) => template.Replace("{{", "").Count(letter => letter == '{');

    /// <summary>What a literal or an interpolated string says; null for other text, and where a value has no name.</summary>
    public static MessageTemplate? Of(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal =>
            new(literal.Token.ValueText.Replace("{", "{{").Replace("}", "}}"), []),
        InterpolatedStringExpressionSyntax { StringStartToken.RawKind: (int)SyntaxKind.InterpolatedStringStartToken } interpolated => Of(interpolated.Contents),
        _ => null,
    };

    private static MessageTemplate? Of(SyntaxList<InterpolatedStringContentSyntax> contents)
    {
        var text = "";
        var names = new List<string>();
        var values = new List<ExpressionSyntax>();
        foreach (var content in contents)
        {
            if (content is not InterpolationSyntax interpolation)
            {
                text += ((InterpolatedStringTextSyntax)content).TextToken.ValueText; // braces are doubled in it
                continue;
            }

            if (NameOf(interpolation.Expression) is not { } name)
            {
                return null;
            }

            names.Add(name);
            values.Add(interpolation.Expression);
            var count = names.Count(known => known == name);
            text += $"{{{name}{(count == 1 ? "" : count)}{interpolation.AlignmentClause}{interpolation.FormatClause}}}";
        }

        return new MessageTemplate(text, values);
    }

    private static string? NameOf(ExpressionSyntax value) => value switch
    {
        IdentifierNameSyntax { Identifier.ValueText: var name } => Capitalised(name.TrimStart('_')),
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name, RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } => NameOf(name),
        _ => null,
    };

    private static string? Capitalised(string name) => name.Length == 0 ? null : char.ToUpperInvariant(name[0]) + name.Substring(1);
}
