using System.Composition;
using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1105: writes the key of today.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class OutdatedTelemetryKeyFix() : RuleFix(RuleIds.OutdatedTelemetryKey, "Use the key of the stable conventions")
{
    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key) =>
        diagnostic.Properties[OutdatedTelemetryKeyAnalyzer.KeyKey] is { } renamed ? Literals.Replace(found, renamed) : [];
}
