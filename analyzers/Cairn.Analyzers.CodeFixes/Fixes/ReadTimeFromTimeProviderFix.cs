using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Cairn.Analyzers.CodeFixes.Fixes;

/// <summary>CRN1801: reads the TimeProvider in scope, or the system's, with the type and kind the code had.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class ReadTimeFromTimeProviderFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ReadTimeFromTimeProvider];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var diagnostic = context.Diagnostics[0];
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is { } reading
            && diagnostic.Properties.TryGetValue(ClockReading.ExpressionKey, out var expression))
        {
            var provider = diagnostic.Properties[ClockReading.ProviderKey] ?? "global::System.TimeProvider.System";
            var replacement = SyntaxFactory.ParseExpression($"{provider}.{expression}").WithTriviaFrom(reading).AsGenerated();
            var action = CodeAction.Create(
                "Read the time from a TimeProvider",
                token => context.Document.ReplaceAsync(reading, replacement, token),
                RuleIds.ReadTimeFromTimeProvider);
            context.RegisterCodeFix(action, diagnostic);
        }
    }
}
