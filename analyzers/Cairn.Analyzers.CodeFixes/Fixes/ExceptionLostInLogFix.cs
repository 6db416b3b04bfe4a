using System.Composition;
using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1202: passes the exception itself, and drops its text where the message has no place for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class ExceptionLostInLogFix() : RuleFix(RuleIds.ExceptionLostInLog, "Log the exception itself")
{
    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        if (found.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } invocation
            || model.GetOperation(invocation) is not IInvocationOperation call
            || call.Arguments.Passed("message") is not { Syntax: ArgumentSyntax message }
            || invocation.ArgumentList.Arguments.Any(argument => argument.NameColon is not null))
        {
            return [];
        }

        var exception = diagnostic.Properties[ExceptionLostInLogAnalyzer.ExceptionKey]!;
        var place = invocation.ArgumentList.Arguments.IndexOf(message);
        var holes = model.GetConstantValue(message.Expression).Value is string template ? HoleNames.Count(template) : int.MaxValue;
        var surplus = invocation.ArgumentList.Arguments.Skip(place + 1).ToList().FindIndex(argument => Repeats(argument, exception));
        var removed = surplus >= holes ? place + 1 + surplus : -1;
        return [Edit.Of(invocation.ArgumentList, current => Changed(current, place, removed, exception))];
    }

    private static bool Repeats(ArgumentSyntax argument, string exception) =>
        argument.Expression.ToString() is var text && (text == exception || text == $"{exception}.Message" || text == $"{exception}.ToString()");

    private static ArgumentListSyntax Changed(ArgumentListSyntax list, int place, int removed, string exception)
    {
        if (removed >= 0)
        {
            var end = list.Arguments[removed].GetTrailingTrivia();
            list = list.WithArguments(list.Arguments.RemoveAt(removed));
            list = removed == list.Arguments.Count ? list.ReplaceNode(list.Arguments.Last(), list.Arguments.Last().WithTrailingTrivia(end)) : list;
        }

        return list.Insert(place, SyntaxFactory.Argument(SyntaxFactory.IdentifierName(exception)));
    }
}
