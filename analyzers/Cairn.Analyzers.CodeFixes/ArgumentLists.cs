using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes;

/// <summary>Writes arguments into a list that exists.</summary>
internal static class ArgumentLists
{
    private static readonly SyntaxToken Comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);

    public static ArgumentListSyntax Insert(this ArgumentListSyntax list, int index, ArgumentSyntax argument)
    {
        if (index < list.Arguments.Count)
        {
            var next = list.Arguments[index];
            var arguments = list.Arguments.Replace(next, next.WithLeadingTrivia()).GetWithSeparators();
            return list.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(
                arguments.InsertRange(2 * index, [argument.WithLeadingTrivia(next.GetLeadingTrivia()), Comma])));
        }

        if (list.Arguments.Count == 0)
        {
            return list.WithArguments([argument]);
        }

        var last = list.Arguments.Last();
        var before = list.Arguments.Replace(last, last.WithTrailingTrivia()).GetWithSeparators();
        return list.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(
            before.AddRange([Comma, argument.WithTrailingTrivia(last.GetTrailingTrivia())])));
    }

    public static ArgumentListSyntax Append(this ArgumentListSyntax list, ArgumentSyntax argument) => list.Insert(list.Arguments.Count, argument);
}
