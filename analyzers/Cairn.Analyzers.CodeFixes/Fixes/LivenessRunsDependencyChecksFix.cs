using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1002: runs the checks tagged "live" alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class LivenessRunsDependencyChecksFix() : RuleFix(RuleIds.LivenessRunsDependencyChecks, "Run the checks tagged \"live\" alone")
{
    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        if (found.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
        {
            return [];
        }

        var check = model.FreeNamesAt(call, "check").First();
        var predicate = $"Predicate = {check} => {check}.Tags.Contains(\"live\")";
        return call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault() is { } options
            ? [Edit.Of(options, current => WithPredicate(current, predicate))]
            : [Edit.Of(call.ArgumentList, current => current.Append(Options(predicate)))];
    }

    private static ArgumentSyntax Options(string predicate) => SyntaxFactory.Argument(
        SyntaxFactory.ParseExpression($"new global::Microsoft.AspNetCore.Diagnostics.HealthChecks.HealthCheckOptions {{ {predicate} }}").AsGenerated());

    private static BaseObjectCreationExpressionSyntax WithPredicate(BaseObjectCreationExpressionSyntax options, string predicate)
    {
        if (options.Initializer is { Expressions.Count: > 0 } initializer)
        {
            var first = initializer.Expressions[0];
            var added = SyntaxFactory.ParseExpression(predicate).WithLeadingTrivia(first.GetLeadingTrivia());
            var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(initializer.OpenBraceToken.TrailingTrivia);
            return options.WithInitializer(initializer.WithExpressions(
                SyntaxFactory.SeparatedList<ExpressionSyntax>(initializer.Expressions.GetWithSeparators().InsertRange(0, [added, comma]))));
        }

        var written = ((ObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression($"new T {{ {predicate} }}")).Initializer!;
        return options.Initializer is { } empty
            ? options.WithInitializer(written.WithTriviaFrom(empty))
            : options.WithoutTrailingTrivia().WithInitializer(written.WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(options.GetTrailingTrivia()));
    }
}
