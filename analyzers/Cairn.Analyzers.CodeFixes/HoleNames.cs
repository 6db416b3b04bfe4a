using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>Knows the holes of a log template, and names them after the values that fill them.</summary>
internal static class HoleNames
{
    /// <summary>What says the same in another form is named after what it says.</summary>
    private static readonly string[] Forms = ["ToString", "ToLower", "ToLowerInvariant", "ToUpper", "ToUpperInvariant", "Trim", "TrimStart", "TrimEnd"];

    /// <summary>Queries whose name says what comes out of them.</summary>
    private static readonly string[] Totals = ["Count", "LongCount", "Sum", "Min", "Max", "Average"];

    private static readonly Regex Printf = new("%%|%[sdirfg]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The number of holes in a template: a doubled brace is none. Without any, the holes in Python's notation count.</summary>
    public static int Count(string template)
    {
        var braces = template.Replace("{{", "").Count(letter => letter == '{');
        return braces > 0 ? braces : Printf.Matches(template).Cast<Match>().Count(match => match.Value != "%%");
    }

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
        MemberBindingExpressionSyntax { Name: var name } => NameOf(name),
        ConditionalAccessExpressionSyntax { WhenNotNull: var member } => NameOf(member),
        ElementAccessExpressionSyntax { Expression: var list } => NameOf(list),
        PostfixUnaryExpressionSyntax { Operand: var operand } => NameOf(operand), // x!
        ParenthesizedExpressionSyntax { Expression: var inner } => NameOf(inner),
        AwaitExpressionSyntax { Expression: var task } => NameOf(task),
        CastExpressionSyntax { Expression: var same } => NameOf(same),
        ConditionalExpressionSyntax { Condition: var question } => NameOf(question),
        BinaryExpressionSyntax { OperatorToken.Text: "??", Left: var left } => NameOf(left),
        InvocationExpressionSyntax call => NameOfResult(call),
        _ => null,
    };

    private static string? NameOfResult(InvocationExpressionSyntax call)
    {
        if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var verb } member)
        {
            if (Forms.Contains(verb))
            {
                return NameOf(member.Expression);
            }

            if (Totals.Contains(verb))
            {
                return verb;
            }
        }

        return NameOf(call.Expression) is { } name && name.StartsWith("Get", StringComparison.Ordinal) ? name.Substring(3) : null;
    }

    private static string Capitalised(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
}
