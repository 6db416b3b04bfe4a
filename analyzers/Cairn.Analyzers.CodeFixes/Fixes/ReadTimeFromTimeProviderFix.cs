using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1801: reads the TimeProvider in scope, or the system's, with the type and kind the code had.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class ReadTimeFromTimeProviderFix() : RuleFix(RuleIds.ReadTimeFromTimeProvider, "Read the time from a TimeProvider")
{
    protected override IReadOnlyList<Edit> Edits(SyntaxNode found, SemanticModel model, Diagnostic diagnostic, string key)
    {
        if (!diagnostic.Properties.TryGetValue(ClockReading.ExpressionKey, out var expression))
        {
            return [];
        }

        var provider = diagnostic.Properties[ClockReading.ProviderKey] ?? "global::System.TimeProvider.System";
        var replacement = SyntaxFactory.ParseExpression($"{provider}.{expression}").AsGenerated();
        return [Edit.Of(found, current => replacement.WithTriviaFrom(current))];
    }
}
