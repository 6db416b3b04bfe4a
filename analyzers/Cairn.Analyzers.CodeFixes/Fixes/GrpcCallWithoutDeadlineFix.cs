using System.Composition;
using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1501: gives the call ten seconds, by the clock in scope or the system's.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class GrpcCallWithoutDeadlineFix() : RuleFix(RuleIds.GrpcCallWithoutDeadline, "Give the call ten seconds")
{
    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        if (model.GetOperation(found) is not IInvocationOperation call || ListFor(call) is not { } list)
        {
            return [];
        }

        var clock = diagnostic.Properties[GrpcCallWithoutDeadlineAnalyzer.ClockKey] ?? "global::System.TimeProvider.System";
        var deadline = SyntaxFactory.Argument(
            SyntaxFactory.NameColon("deadline").WithTrailingTrivia(SyntaxFactory.Space),
            refKindKeyword: default,
            SyntaxFactory.ParseExpression($"{clock}.GetUtcNow().UtcDateTime.AddSeconds(10)").AsGenerated());
        return [Edit.Of(list, current => current.Append(deadline))];
    }

    /// <summary>Where the deadline goes: to the call itself, or to the options that it builds.</summary>
    private static ArgumentListSyntax? ListFor(IInvocationOperation call)
    {
        if (call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "deadline") is { } deadline)
        {
            return deadline.ArgumentKind == ArgumentKind.DefaultValue ? ((InvocationExpressionSyntax)call.Syntax).ArgumentList : null;
        }

        var options = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.Name == "CallOptions")?.Value;
        var creation = (options is IConversionOperation conversion ? conversion.Operand : options) as IObjectCreationOperation;
        return creation is not null && creation.Arguments.All(argument => argument.Parameter?.Name != "deadline" || argument.ArgumentKind == ArgumentKind.DefaultValue)
            ? (creation.Syntax as BaseObjectCreationExpressionSyntax)?.ArgumentList
            : null;
    }
}
