using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cairn.Analyzers.Baseline;

/// <summary>CRN9001: a line of <c>cairn.baseline</c> that cannot be read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BaselineLineAnalyzer : DiagnosticAnalyzer
{
    public const string Id = "CRN9001";

    // An error by itself, unlike the rules: it is about the repository's own bookkeeping, and no baseline can hold it.
    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Line of the baseline cannot be read",
        "Line {0} of '{1}' {2}. Restore the line; 'cairn lint --update' settles a merge conflict.",
        "Cairn.Baseline",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A line that cannot be read hides nothing. It is mostly what is left of a merge.",
        $"https://github.com/cairn-ci/cairn/blob/main/docs/reference/rules/{Id}.md",
        WellKnownDiagnosticTags.NotConfigurable);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(Read);
    }

    private static void Read(AdditionalFileAnalysisContext context)
    {
        if (!BaselineText.IsBaseline(context.AdditionalFile) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
        {
            return;
        }

        foreach (var line in text.Lines.Where(line => BaselineText.Flaw(line.ToString()) is not null))
        {
            var location = Location.Create(context.AdditionalFile.Path, line.Span, text.Lines.GetLinePositionSpan(line.Span));
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, location, line.LineNumber + 1, BaselineText.FileName, BaselineText.Flaw(line.ToString())));
        }
    }
}
