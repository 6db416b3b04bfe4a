using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1701: work is started, and nothing is kept by which it could be awaited, stopped or seen to fail.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FireAndForgetAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.FireAndForget,
        area: "Async",
        title: "Fire-and-forget work",
        message: "Nobody awaits what '{0}' starts, stops it or sees it fail. {1}.",
        description: "Work that nothing refers to is cut off when the process ends, loses its exceptions, and hides from health checks. A hosted service or a queue that one reads has an owner, a shutdown and a log.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.IsTestProject())
        {
            return;
        }

        var starters = Starters(context.Compilation);
        var advice = context.Compilation.GetTypeByMetadataName("Cairn.Hosting.IWorker") is not null
            ? "make it an 'IWorker' and register it with 'AddCairnWorker'"
            : "make it a 'BackgroundService'";
        context.RegisterOperationAction(
            c =>
            {
                if (IsForgotten(c.Operation) && Starter(c.Operation, starters) is { } starter)
                {
                    c.ReportDiagnostic(Diagnostic.Create(
                        Descriptor, c.Operation.Syntax.GetLocation(), starter, starter == "new Timer" ? "Keep it in a field and dispose of it" : $"Await it, or {advice}"));
                }
            },
            OperationKind.Invocation,
            OperationKind.ObjectCreation);
    }

    /// <summary>The methods that start work, and the constructors of a timer.</summary>
    private static ImmutableHashSet<ISymbol> Starters(Compilation compilation)
    {
        var starters = ImmutableHashSet.CreateBuilder<ISymbol>(SymbolEqualityComparer.Default);
        Add("System.Threading.Tasks.Task", "Run");
        Add("System.Threading.Tasks.TaskFactory", "StartNew");
        Add("System.Threading.Tasks.TaskFactory`1", "StartNew");
        Add("System.Threading.ThreadPool", "QueueUserWorkItem");
        Add("System.Threading.Thread", "Start");
        Add("System.Threading.Timer", ".ctor");
        Add("System.TimeProvider", "CreateTimer");
        return starters.ToImmutable();

        void Add(string type, string member) =>
            starters.UnionWith(compilation.GetTypeByMetadataName(type)?.GetMembers(member) ?? []);
    }

    private static string? Starter(IOperation operation, ImmutableHashSet<ISymbol> starters) => operation.Call().Method?.OriginalDefinition switch
    {
        { } method when !starters.Contains(method) => null,
        { MethodKind: MethodKind.Constructor } => "new Timer",
        { ContainingType.Name: "Thread" } => operation is IInvocationOperation { Instance: IObjectCreationOperation } ? "new Thread" : null,
        { ContainingType.Name: "TaskFactory" } => "Task.Factory.StartNew",
        { } method => $"{method.ContainingType.Name}.{method.Name}",
        null => null,
    };

    private static bool IsForgotten(IOperation operation) => operation.Parent switch
    {
        IExpressionStatementOperation => true,
        ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        IConversionOperation { IsImplicit: true } conversion => IsForgotten(conversion),
        _ => false,
    };
}
