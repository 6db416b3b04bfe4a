using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1701: work is started, and nothing is kept by which it could be awaited, stopped or seen to fail.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FireAndForgetAnalyzer() : RuleAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.FireAndForget,
        area: "Async",
        title: "Fire-and-forget work",
        message: "Nobody awaits what '{0}' starts, stops it or sees it fail. {1}.",
        description: "Work that nothing refers to is cut off when the process ends, loses its exceptions, and hides from health checks. A hosted service or a queue that one reads has an owner, a shutdown and a log.");

    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.IsTestProject())
        {
            return;
        }

        var advice = context.Compilation.TypeNamed("Cairn.Hosting.IWorker") is not null
            ? "make it an 'IWorker' and register it with 'AddCairnWorker'"
            : "make it a 'BackgroundService'";
        var work = $"Await it, or {advice}";
        const string Timer = "Keep it in a field and dispose of it";
        new CallTable(context.Compilation)
            .Add("System.Threading.Tasks.Task", c => Analyze(c, "Task.Run", work), "Run")
            .Add("System.Threading.Tasks.TaskFactory", c => Analyze(c, "Task.Factory.StartNew", work), "StartNew")
            .Add("System.Threading.Tasks.TaskFactory`1", c => Analyze(c, "Task.Factory.StartNew", work), "StartNew")
            .Add("System.Threading.ThreadPool", c => Analyze(c, "ThreadPool.QueueUserWorkItem", work), "QueueUserWorkItem")
            .Add("System.Threading.Thread", c => AnalyzeThread(c, work), "Start")
            .Add("System.Threading.Timer", c => Analyze(c, "new Timer", Timer), CallTable.Constructor)
            .Add("System.TimeProvider", c => Analyze(c, "TimeProvider.CreateTimer", work), "CreateTimer")
            .Register(context);
    }

    /// <summary>A thread that is kept can be joined.</summary>
    private static void AnalyzeThread(OperationAnalysisContext context, string advice)
    {
        if (context.Operation is IInvocationOperation { Instance: IObjectCreationOperation })
        {
            Analyze(context, "new Thread", advice);
        }
    }

    private static void Analyze(OperationAnalysisContext context, string starter, string advice)
    {
        if (IsForgotten(context.Operation))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, context.Operation.Syntax.GetLocation(), starter, advice));
        }
    }

    private static bool IsForgotten(IOperation operation) => operation.Parent switch
    {
        IExpressionStatementOperation => true,
        ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        IConversionOperation { IsImplicit: true } conversion => IsForgotten(conversion),
        _ => false,
    };
}
