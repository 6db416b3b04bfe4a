using System.Composition;
using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1201: writes a whole line to the logger in scope instead, with its values as fields.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class LogThroughILoggerFix() : RuleFix(RuleIds.LogThroughILogger, "Write to the logger")
{
    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        if (diagnostic.Properties[LogThroughILoggerAnalyzer.LoggerKey] is not { } logger
            || found is not SimpleNameSyntax { Identifier.ValueText: "WriteLine" }
            || found.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { ArgumentList.Arguments: { Count: 1 } line } invocation
            || MessageTemplate.Of(line[0].Expression) is not { } template
            || !template.HoldsObjects(model))
        {
            return [];
        }

        var verb = $"global::Microsoft.Extensions.Logging.LoggerExtensions.{diagnostic.Properties[LogThroughILoggerAnalyzer.VerbKey]}";
        var values = template.Arguments.Prepend(SyntaxFactory.Argument(SyntaxFactory.IdentifierName(logger)));
        var list = values.Aggregate(SyntaxFactory.ArgumentList(), (all, value) => all.Append(value));
        var replacement = SyntaxFactory.InvocationExpression(SyntaxFactory.ParseExpression(verb), list).AsGenerated();
        return [Edit.Of(invocation, current => replacement.WithTriviaFrom(current))];
    }
}
