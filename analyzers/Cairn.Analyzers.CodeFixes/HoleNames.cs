using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>Names the holes of a log template after the values that fill them.</summary>
internal static class HoleNames
{
    /// <summary>One name a value, each once; null if a value has none.</summary>
    public static IReadOnlyList<string>? For(IEnumerable<ExpressionSyntax> values)
    {
        var names = new List<string>();
        foreach (var value in values)
        {
            if (NameOf(value) is not { Length: > 0 } name)
            {
                return null;
            }

            names.Add(Enumerable.Range(1, int.MaxValue)
                .Select(number => number == 1 ? name : $"{name}{number}")
                .First(free => !names.Contains(free)));
        }

        return names;
    }

    private static string? NameOf(ExpressionSyntax value) => value switch
    {
        IdentifierNameSyntax { Identifier.ValueText: var name } => Capitalised(name.TrimStart('_')),
        MemberAccessExpressionSyntax { Name: var name } => NameOf(name),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } member } => NameOf(member.Expression),
        InvocationExpressionSyntax { Expression: var called } => NameOf(called) is { } name && name.StartsWith("Get", StringComparison.Ordinal) ? name.Substring(3) : null,
        _ => null,
    };

    private static string Capitalised(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
}
