using System.Composition;
using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1402: passes options with which the entry lives for five minutes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class CacheEntryNeverExpiresFix() : RuleFix(RuleIds.CacheEntryNeverExpires, "Let the entry expire after five minutes")
{
    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        var type = diagnostic.Properties[CacheEntryNeverExpiresAnalyzer.OptionsKey]!;
        if (found is not InvocationExpressionSyntax syntax
            || model.GetOperation(found) is not IInvocationOperation call
            || syntax.ArgumentList.Arguments.Any(argument => argument.NameColon is not null))
        {
            return [];
        }

        var options = SyntaxFactory.ParseExpression($"new global::{type} {{ AbsoluteExpirationRelativeToNow = global::System.TimeSpan.FromMinutes(5) }}").AsGenerated();
        var passed = call.Arguments.FirstOrDefault(argument => type.EndsWith($".{argument.Parameter?.Type.Name}", StringComparison.Ordinal));
        return passed is { ArgumentKind: ArgumentKind.Explicit, Syntax: ArgumentSyntax old }
            ? [Edit.Of(old, current => current.WithExpression(options.WithTriviaFrom(current.Expression)))]
            : [Edit.Of(syntax, current => current.WithArgumentList(current.ArgumentList.Insert(Position(call, syntax), SyntaxFactory.Argument(options))))];
    }

    /// <summary>At the end, but before a token.</summary>
    private static int Position(IInvocationOperation call, InvocationExpressionSyntax syntax) =>
        syntax.ArgumentList.Arguments.Count
        - (call.Arguments.Any(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Type.Name: "CancellationToken" }) ? 1 : 0);
}
