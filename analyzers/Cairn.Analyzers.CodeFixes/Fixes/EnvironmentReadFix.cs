using System.Composition;
using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN2001: asks the configuration in scope, which reads the environment too.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class EnvironmentReadFix() : RuleFix(RuleIds.EnvironmentRead, "Ask the configuration")
{
    protected override IReadOnlyList<Edit> Edits(SemanticModel model, Diagnostic diagnostic, string key)
    {
        if (!diagnostic.Properties.TryGetValue(EnvironmentReadAnalyzer.ReplacementKey, out var replacement))
        {
            return [];
        }

        var reading = model.SyntaxTree.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return [Edit.Of(reading, current => SyntaxFactory.ParseExpression(replacement!).WithTriviaFrom(current))];
    }
}
