using System.Composition;
using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN2102: passes the token in scope to the wait, which becomes asynchronous where it can.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class ChildProcessCanHangFix() : RuleFix(RuleIds.ChildProcessCanHang, "Wait until the token is cancelled")
{
    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        if (!diagnostic.Properties.TryGetValue(ChildProcessCanHangAnalyzer.TokenKey, out var token)
            || found is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: var name } } wait)
        {
            return [];
        }

        var argument = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(token!));
        if (name == "WaitForExitAsync")
        {
            return [Edit.Of(wait, current => current.AddArgumentListArguments(argument))];
        }

        return wait.Parent is ExpressionStatementSyntax && CanAwait(wait) ? [Edit.Of(wait, current => Awaited(current, argument))] : [];
    }

    private static AwaitExpressionSyntax Awaited(InvocationExpressionSyntax wait, ArgumentSyntax token)
    {
        var member = (MemberAccessExpressionSyntax)wait.Expression;
        var call = wait
            .WithExpression(member.WithName(SyntaxFactory.IdentifierName("WaitForExitAsync").WithTriviaFrom(member.Name)))
            .AddArgumentListArguments(token)
            .WithoutLeadingTrivia();
        var awaiting = SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return SyntaxFactory.AwaitExpression(awaiting, call).WithLeadingTrivia(wait.GetLeadingTrivia());
    }

    private static bool CanAwait(SyntaxNode wait)
    {
        foreach (var around in wait.Ancestors())
        {
            switch (around)
            {
                case LockStatementSyntax or UnsafeStatementSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword) && !method.Modifiers.Any(SyntaxKind.UnsafeKeyword);
            }
        }

        return false;
    }
}
