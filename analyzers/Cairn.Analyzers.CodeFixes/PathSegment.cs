using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>What stands between two separators of a path.</summary>
internal sealed class PathSegment
{
    private static readonly char[] Separators = ['/', '\\'];

    private readonly List<(string? Text, PathPart Part)> _pieces = [];

    private bool IsEmpty => _pieces.Count == 0;

    /// <summary>The code of each segment; none where a path that is joined could mean another.</summary>
    public static IReadOnlyList<string> Codes(IReadOnlyList<PathPart> parts)
    {
        var segments = new List<PathSegment> { new() };
        foreach (var part in parts)
        {
            var pieces = part.Text?.Split(Separators) ?? [null];
            for (var index = 0; index < pieces.Length; index++)
            {
                if (index > 0)
                {
                    segments.Add(new());
                }

                segments[segments.Count - 1].Add(pieces[index], part);
            }
        }

        var endsInSeparator = segments[segments.Count - 1].IsEmpty;
        var isShared = segments.Take(2).All(segment => segment.IsEmpty); // such as \\server
        var hasBraces = parts.Any(part => part.Text?.IndexOfAny(['{', '}']) >= 0);
        return endsInSeparator || isShared || hasBraces ? [] : Codes(segments);
    }

    private static List<string> Codes(List<PathSegment> segments)
    {
        var codes = segments.Where(segment => !segment.IsEmpty).Select(segment => segment.Code()).ToList();
        if (!segments[0].IsEmpty)
        {
            return codes;
        }

        if (codes[0].StartsWith("\"", StringComparison.Ordinal))
        {
            codes[0] = codes[0].Insert(1, "/");
        }
        else
        {
            codes.Insert(0, "\"/\"");
        }

        return codes;
    }

    private void Add(string? text, PathPart part)
    {
        if (text != "")
        {
            _pieces.Add((text, part));
        }
    }

    private string Code()
    {
        if (_pieces.All(piece => piece.Text is not null))
        {
            return $"\"{string.Concat(_pieces.Select(piece => Escaped(piece.Text!)))}\"";
        }

        var part = _pieces[0].Part;
        return _pieces.Count == 1 && part.Value.Type?.SpecialType == SpecialType.System_String && part.Hole is not { AlignmentClause: not null } and not { FormatClause: not null }
            ? part.Value.Syntax.ToString()
            : $"$\"{string.Concat(_pieces.Select(piece => piece.Text is null ? Hole(piece.Part) : Escaped(piece.Text)))}\"";
    }

    private static string Hole(PathPart part)
    {
        var isSimple = part.Value.Syntax is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax;
        var code = part.Hole?.Expression.ToString() ?? (isSimple ? $"{part.Value.Syntax}" : $"({part.Value.Syntax})");
        return $"{{{code}{part.Hole?.AlignmentClause}{part.Hole?.FormatClause}}}";
    }

    private static string Escaped(string text)
    {
        var literal = SymbolDisplay.FormatLiteral(text, quote: true);
        return literal.Substring(1, literal.Length - 2);
    }
}
