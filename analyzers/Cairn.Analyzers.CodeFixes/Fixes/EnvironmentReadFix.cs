using System.Composition;
using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN2001: asks the configuration in scope, which reads the environment too.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class EnvironmentReadFix() : RuleFix(RuleIds.EnvironmentRead, "Ask the configuration")
{
    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key) =>
        diagnostic.Properties.TryGetValue(EnvironmentReadAnalyzer.ReplacementKey, out var replacement) ? [Edit.Replace(found, replacement!)] : [];
}
