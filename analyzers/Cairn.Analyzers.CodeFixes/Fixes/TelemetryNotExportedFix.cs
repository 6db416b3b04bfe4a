using System.Composition;
using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1101: gives the source or the meter the name of the application.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class TelemetryNotExportedFix() : RuleFix(RuleIds.TelemetryNotExported, "Use the name of the application")
{
    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key) =>
        Literals.Replace(found, diagnostic.Properties[TelemetryNotExportedAnalyzer.NameKey]!);
}
