using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1002: the liveness endpoint runs every health check.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LivenessRunsDependencyChecksAnalyzer() : RuleAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.LivenessRunsDependencyChecks,
        area: "Health",
        title: "Liveness runs dependency checks",
        message: "'{0}' runs every health check, so a dependency that is down restarts the service. Set 'Predicate' to the checks tagged \"live\".",
        description: "A failing liveness probe restarts the service, and a restart mends no database. Liveness asks for facts of the process alone; dependencies belong to readiness.");

    protected override void Start(CompilationStartAnalysisContext context) => new CallTable(context.Compilation)
        .Add("Microsoft.AspNetCore.Builder.HealthCheckEndpointRouteBuilderExtensions", Analyze, "MapHealthChecks")
        .Register(context);

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.Arguments.Passed("pattern")?.Value.ConstantValue.Value is string path
            && HealthPaths.IsLiveness(path)
            && RunsEveryCheck(call.Arguments.Passed("options")))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.NameLocation(), $"{call.Spelling()}(\"{path}\")"));
        }
    }

    /// <summary>Options that were made elsewhere may have a predicate.</summary>
    private static bool RunsEveryCheck(IArgumentOperation? options) => options is null
        || (options.Value.Unconverted() is IObjectCreationOperation creation
            && creation.Initializer?.Initializers.Any(o => o is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Predicate" } }) != true);
}
