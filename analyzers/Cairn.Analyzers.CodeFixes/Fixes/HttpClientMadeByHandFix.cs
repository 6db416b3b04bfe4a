using System.Composition;
using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1503: asks the factory in scope for a client named after the type that uses it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class HttpClientMadeByHandFix() : RuleFix(RuleIds.HttpClientMadeByHand, "Ask the factory for a client")
{
    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key) =>
        diagnostic.Properties.TryGetValue(HttpClientMadeByHandAnalyzer.ReplacementKey, out var replacement) ? [Edit.Replace(found, replacement!)] : [];
}
