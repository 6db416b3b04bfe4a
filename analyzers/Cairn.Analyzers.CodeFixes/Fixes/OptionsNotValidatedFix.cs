using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN2002: binds through an options builder that validates at start.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class OptionsNotValidatedFix() : RuleFix(RuleIds.OptionsNotValidated, "Validate the options at start")
{
    private const string Annotations = "ValidateDataAnnotations";

    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        if (found.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call }
            || call.ArgumentList.Arguments.Any(argument => argument.NameColon is not null))
        {
            return [];
        }

        var knowsAnnotations = model.Compilation.TypeNamed(
            "Microsoft.Extensions.DependencyInjection.OptionsBuilderDataAnnotationsExtensions") is not null;
        var isConfigure = found is GenericNameSyntax { Identifier.Text: "Configure" };
        string[] validation = knowsAnnotations && (isConfigure || !HasAnnotations(call)) ? [Annotations, "ValidateOnStart"] : ["ValidateOnStart"];
        if (!isConfigure)
        {
            return [Edit.Of(call, current => Linked(current, validation).WithTrailingTrivia(current.GetTrailingTrivia()))];
        }

        var isNamed = model.GetSymbolInfo(call).Symbol is IMethodSymbol method && method.Parameters[0].Type.SpecialType == SpecialType.System_String;
        var isStatement = call.Parent is ExpressionStatementSyntax or AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "_" } };
        return [Edit.Of(call, current => Rebuilt(current, (GenericNameSyntax)found, isNamed ? 1 : 0, validation, isStatement))];
    }

    private static bool HasAnnotations(InvocationExpressionSyntax bind) =>
        Before(bind).TakeWhile(verb => verb != "AddOptions").Concat(Behind(bind)).Contains(Annotations);

    private static IEnumerable<string> Before(InvocationExpressionSyntax? link)
    {
        for (; link?.Expression is MemberAccessExpressionSyntax member; link = member.Expression as InvocationExpressionSyntax)
        {
            yield return member.Name.Identifier.Text;
        }
    }

    /// <summary>The verbs that follow, up to a property: there begins another chain.</summary>
    private static IEnumerable<string> Behind(SyntaxNode link)
    {
        for (; link.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } member; link = next)
        {
            yield return member.Name.Identifier.Text;
        }
    }

    private static ExpressionSyntax Rebuilt(
        InvocationExpressionSyntax configure, GenericNameSyntax verb, int names, string[] validation, bool isStatement)
    {
        var member = (MemberAccessExpressionSyntax)configure.Expression;
        var arguments = configure.ArgumentList.Arguments;
        var options = configure
            .WithExpression(member.WithName(verb.WithIdentifier(SyntaxFactory.Identifier("AddOptions"))))
            .WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(arguments.Take(names))));
        var binding = SyntaxFactory.InvocationExpression(
            Linked(options, "Bind"),
            SyntaxFactory.ArgumentList(configure.ArgumentList.OpenParenToken, Rest(arguments, names), configure.ArgumentList.CloseParenToken));
        var validated = Linked(binding, validation);
        return (isStatement ? validated : Linked(validated, "Services")).WithTrailingTrivia(configure.GetTrailingTrivia());
    }

    private static SeparatedSyntaxList<ArgumentSyntax> Rest(SeparatedSyntaxList<ArgumentSyntax> arguments, int names) =>
        names == 0 ? arguments : arguments.RemoveAt(0);

    private static ExpressionSyntax Linked(InvocationExpressionSyntax call, string[] verbs) => verbs.Aggregate(
        (ExpressionSyntax)call, (chain, verb) => SyntaxFactory.InvocationExpression(Linked(chain, verb)));

    /// <summary>Goes on with the chain, on a line of its own if its last link stands on one.</summary>
    private static MemberAccessExpressionSyntax Linked(ExpressionSyntax chain, string name)
    {
        var last = (chain as InvocationExpressionSyntax)?.Expression as MemberAccessExpressionSyntax;
        var dot = SyntaxFactory.Token(SyntaxKind.DotToken).WithLeadingTrivia(last?.OperatorToken.LeadingTrivia ?? default);
        var before = chain.WithTrailingTrivia(last?.Expression.GetTrailingTrivia() ?? default);
        return SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, before, dot, SyntaxFactory.IdentifierName(name));
    }
}
