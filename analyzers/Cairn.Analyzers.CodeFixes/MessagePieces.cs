using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>Takes a message apart: a literal, an interpolated string, a sum of strings or <c>string.Format</c>.</summary>
internal static class MessagePieces
{
    private static readonly Regex Formatted = new(
        @"\{(?<index>\d+)(?<format>[,:][^{}]*)?\}|(?<text>(?:\{\{|\}\}|[^{}])+)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The pieces in their order; null for other text.</summary>
    public static IReadOnlyList<MessagePiece>? Of(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal =>
            [new(literal.Token.ValueText.Replace("{", "{{").Replace("}", "}}"))],
        InterpolatedStringExpressionSyntax { StringStartToken.RawKind: (int)SyntaxKind.InterpolatedStringStartToken } interpolated =>
            [.. interpolated.Contents.Select(PieceOf)],
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when !HasComment(sum) => OfSum([.. Terms(sum)]),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format", Expression: var type } } call
            when type.ToString() is "string" or "String" && !HasComment(call) => OfFormat(call.ArgumentList.Arguments),
        _ => null,
    };

    private static MessagePiece PieceOf(InterpolatedStringContentSyntax content) => content is InterpolationSyntax interpolation
        ? new($"{interpolation.AlignmentClause}{interpolation.FormatClause}", interpolation.Expression)
        : new(((InterpolatedStringTextSyntax)content).TextToken.ValueText); // braces are doubled in it

    /// <summary>Numbers are added up until a string comes: only with one among the first two are all the others joined to it.</summary>
    private static IReadOnlyList<MessagePiece>? OfSum(IReadOnlyList<ExpressionSyntax> terms) => terms.Take(2).Any(term => Of(term) is not null)
        ? [.. terms.SelectMany(term => Of(term) ?? [new("", term)])]
        : null;

    private static IEnumerable<ExpressionSyntax> Terms(ExpressionSyntax expression) =>
        expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum ? Terms(sum.Left).Append(sum.Right) : [expression];

    private static IReadOnlyList<MessagePiece>? OfFormat(SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var place = arguments.Take(2).TakeWhile(argument => !IsText(argument)).Count(); // a format provider may come first
        if (arguments.Any(argument => argument.NameColon is not null) || place == Math.Min(2, arguments.Count))
        {
            return null;
        }

        var format = ((LiteralExpressionSyntax)arguments[place].Expression).Token.ValueText;
        var values = arguments.Skip(place + 1).Select(argument => argument.Expression).ToList();
        var matches = Formatted.Matches(format).Cast<Match>().ToList();
        return matches.Sum(match => match.Length) == format.Length && matches.All(match => match.Groups["text"].Success || IndexIn(match) < values.Count)
            ? [.. matches.Select(match => match.Groups["text"].Success ? new MessagePiece(match.Value) : new(match.Groups["format"].Value, values[IndexIn(match)]))]
            : null;
    }

    private static bool IsText(ArgumentSyntax argument) => argument.Expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression };

    private static int IndexIn(Match match) => match.Groups["index"].Value is { Length: < 4 } index ? int.Parse(index, System.Globalization.CultureInfo.InvariantCulture) : int.MaxValue;

    private static bool HasComment(ExpressionSyntax expression) => expression.DescendantTrivia().Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
}
