using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1003: gives the check the time-out that Cairn gives its checks.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class HealthCheckCanHangFix() : RuleFix(RuleIds.HealthCheckCanHang, "Add a time-out of three seconds")
{
    private static readonly ArgumentSyntax Timeout = SyntaxFactory.Argument(
        SyntaxFactory.NameColon("timeout").WithTrailingTrivia(SyntaxFactory.Space),
        default,
        SyntaxFactory.ParseExpression("global::System.TimeSpan.FromSeconds(3)").AsGenerated());

    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        var call = found.FirstAncestorOrSelf<ExpressionSyntax>(around => around is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax);
        var list = call switch
        {
            InvocationExpressionSyntax invocation => invocation.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            _ => null,
        };
        return list is not null && TakesTimeout(model, call!, list) ? [Edit.Of(list, WithTimeout)] : [];
    }

    private static ArgumentListSyntax WithTimeout(ArgumentListSyntax list)
    {
        var given = list.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == "timeout"); // null or default
        return given is null ? list.Append(Timeout) : list.ReplaceNode(given, Timeout.WithTriviaFrom(given));
    }

    /// <summary>Whether an overload takes the time-out beside what is passed already.</summary>
    private static bool TakesTimeout(SemanticModel model, ExpressionSyntax call, ArgumentListSyntax list)
    {
        var changed = call.ReplaceNode(list, WithTimeout(list));
        return changed is not ImplicitObjectCreationExpressionSyntax // it has no type of its own to speculate with
            && model.GetSpeculativeSymbolInfo(call.SpanStart, changed, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol method
            && method.Parameters.Any(parameter => parameter.Name == "timeout");
    }
}
