using System.Composition;
using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1103: tells the activity in scope of the failure.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class ExceptionLeavesNoTraceFix() : RuleFix(RuleIds.ExceptionLeavesNoTrace, "Record the failure on the span")
{
    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        if (found.FirstAncestorOrSelf<CatchClauseSyntax>() is not { } clause)
        {
            return [];
        }

        var activity = diagnostic.Properties[ExceptionLeavesNoTraceAnalyzer.ActivityKey]!;
        var recording = Recording(model, activity, clause.Declaration?.Identifier.Text).ToList();
        return [Edit.Of(clause.Block, current => current.WithStatements(current.Statements.InsertRange(0, recording)))];
    }

    /// <summary>An exception without a name is recorded by the status alone.</summary>
    private static IEnumerable<StatementSyntax> Recording(SemanticModel model, string activity, string? exception)
    {
        const string Error = "global::System.Diagnostics.ActivityStatusCode.Error";
        if (string.IsNullOrEmpty(exception))
        {
            yield return Statement($"{activity}?.SetStatus({Error});");
            yield break;
        }

        yield return Statement($"{activity}?.SetStatus({Error}, {exception}.Message);");
        if (model.Compilation.TypeNamed("System.Diagnostics.Activity")?.GetMembers("AddException").Any() == true)
        {
            yield return Statement($"{activity}?.AddException({exception});");
        }
    }

    private static StatementSyntax Statement(string text) => SyntaxFactory.ParseStatement(text)
        .WithLeadingTrivia(SyntaxFactory.ElasticMarker)
        .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
        .AsGenerated()
        .WithAdditionalAnnotations(Formatter.Annotation);
}
