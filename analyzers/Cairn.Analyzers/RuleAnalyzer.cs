using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cairn.Analyzers;

/// <summary>What all rules do alike: each has one descriptor, leaves generated code alone, and starts with a compilation.</summary>
internal abstract class RuleAnalyzer(DiagnosticDescriptor descriptor) : DiagnosticAnalyzer
{
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [descriptor];

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    /// <summary>Looks up what the rule is about, and listens to it; to nothing in a compilation that does not know it.</summary>
    protected abstract void Start(CompilationStartAnalysisContext context);
}
