using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1102: an activity is started and nobody stops it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ActivityNeverStoppedAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.ActivityNeverStopped,
        area: "Tracing",
        title: "Activity is never stopped",
        message: "Nobody stops the activity of '{0}', so it is never exported. Keep it with 'using var {1}'.",
        description: "An activity is exported when it is stopped. One that nobody stops is lost, and stays the current one: what follows in the same flow becomes its child.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var source = context.Compilation.GetTypeByMetadataName("System.Diagnostics.ActivitySource");
        var activity = context.Compilation.GetTypeByMetadataName("System.Diagnostics.Activity");
        if (source is not null && activity is not null)
        {
            context.RegisterOperationAction(c => Analyze(c, source, activity), OperationKind.Invocation);
        }
    }

    private static void Analyze(OperationAnalysisContext context, ITypeSymbol source, ITypeSymbol activity)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("StartActivity" or "CreateActivity") || !call.TargetMethod.ContainingType.Is(source))
        {
            return;
        }

        var value = StartedActivity.ValueOf(call, activity);
        if (StartedActivity.IsDropped(value))
        {
            Report(context, call, "activity");
        }
        else if (StartedActivity.KeptIn(value) is { } local && !StartedActivity.IsStoppedOrHandedOn(local, call, activity))
        {
            Report(context, call, local.Name);
        }
    }

    private static void Report(OperationAnalysisContext context, IInvocationOperation call, string name) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.Syntax.GetLocation(), call.Spelling(), name));
}
