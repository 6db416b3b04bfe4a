using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1102: keeps the activity in a <c>using</c> declaration.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class ActivityNeverStoppedFix() : RuleFix(RuleIds.ActivityNeverStopped, "Stop the activity at the end of the block")
{
    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        var statement = found.FirstAncestorOrSelf<StatementSyntax>();
        if (statement is not { Parent: BlockSyntax or GlobalStatementSyntax }
            || statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: not IdentifierNameSyntax { Identifier.ValueText: "_" } } }
            || found.AncestorsAndSelf().TakeWhile(node => node != statement).Any(node => node is AnonymousFunctionExpressionSyntax))
        {
            return [];
        }

        return statement switch
        {
            ExpressionStatementSyntax dropped => [Kept(model, dropped)],
            LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } local when !IsWrittenAgain(model, local) => [Edit.Of(local, Used)],
            _ => [],
        };
    }

    private static Edit Kept(SemanticModel model, ExpressionStatementSyntax dropped)
    {
        var name = model.FreeNamesAt(dropped, "activity").Skip(DroppedBefore(model, dropped)).First();
        var template = (LocalDeclarationStatementSyntax)SyntaxFactory.ParseStatement($"using var {name} = x;");
        return Edit.Of(dropped, current => template
            .ReplaceNode(template.Declaration.Variables[0].Initializer!.Value, ValueOf(current.Expression).WithoutLeadingTrivia())
            .WithTriviaFrom(current));
    }

    private static ExpressionSyntax ValueOf(ExpressionSyntax dropped) => dropped is AssignmentExpressionSyntax discard ? discard.Right : dropped;

    /// <summary>Each takes a name, whichever is fixed first.</summary>
    private static int DroppedBefore(SemanticModel model, ExpressionStatementSyntax dropped)
    {
        var activity = model.Compilation.TypeNamed("System.Diagnostics.Activity")!;
        var member = dropped.FirstAncestorOrSelf<MemberDeclarationSyntax>(around => around is not GlobalStatementSyntax) ?? model.SyntaxTree.GetRoot();
        return member.DescendantNodes()
            .TakeWhile(node => node != dropped)
            .OfType<InvocationExpressionSyntax>()
            .Select(call => model.GetOperation(call))
            .OfType<IInvocationOperation>()
            .Count(call => call.TargetMethod.Name is "StartActivity" or "CreateActivity" && StartedActivity.IsDropped(StartedActivity.ValueOf(call, activity)));
    }

    private static bool IsWrittenAgain(SemanticModel model, LocalDeclarationStatementSyntax declaration)
    {
        var local = model.GetDeclaredSymbol(declaration.Declaration.Variables[0]);
        return model.GetOperation(declaration)?.Ancestors().Last().Descendants().OfType<ILocalReferenceOperation>().Any(reference =>
            reference.Local.Is(local)
            && ((reference.Parent is IAssignmentOperation assignment && assignment.Target == reference)
                || reference.Parent is IArgumentOperation { Parameter.RefKind: not RefKind.None })) == true;
    }

    private static LocalDeclarationStatementSyntax Used(LocalDeclarationStatementSyntax declaration) => declaration
        .WithoutLeadingTrivia()
        .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithLeadingTrivia(declaration.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space));
}
