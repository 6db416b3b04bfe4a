using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1102: an activity is started and nobody stops it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ActivityNeverStoppedAnalyzer() : RuleAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.ActivityNeverStopped,
        area: "Tracing",
        title: "Activity is never stopped",
        message: "Nobody stops the activity of '{0}', so it is never exported. Keep it with 'using var {1}'.",
        description: "An activity is exported when it is stopped. One that nobody stops is lost, and stays the current one: what follows in the same flow becomes its child.");

    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.TypeNamed("System.Diagnostics.Activity") is { } activity)
        {
            new CallTable(context.Compilation)
                .Add("System.Diagnostics.ActivitySource", c => Analyze(c, activity), "StartActivity", "CreateActivity")
                .Register(context);
        }
    }

    private static void Analyze(OperationAnalysisContext context, ITypeSymbol activity)
    {
        var call = (IInvocationOperation)context.Operation;
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
