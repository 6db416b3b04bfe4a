using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1003: a health check is registered without a time-out, and the default is none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HealthCheckCanHangAnalyzer : DiagnosticAnalyzer
{
    private const string Timeout = "timeout";
    private const string Registrations = "Microsoft.Extensions.DependencyInjection.HealthChecksBuilder";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.HealthCheckCanHang,
        area: "Health",
        title: "Health check can hang",
        message: "'{0}' sets no time-out, so the check may run for ever. Add 'timeout: TimeSpan.FromSeconds(3)'.",
        description: "A health check without a time-out waits as long as its dependency does. The probe gives up first, and the orchestrator restarts a service that is well.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var compilation = context.Compilation;
        var registration = compilation.GetTypeByMetadataName("Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckRegistration");
        var token = compilation.GetTypeByMetadataName("System.Threading.CancellationToken");
        if (registration is null || token is null || HasScheduler(compilation))
        {
            return;
        }

        var verbs = new[] { compilation.GetTypeByMetadataName($"{Registrations}AddCheckExtensions"), compilation.GetTypeByMetadataName($"{Registrations}DelegateExtensions") };
        context.RegisterOperationAction(c => AnalyzeCall(c, verbs, token), OperationKind.Invocation);
        context.RegisterOperationAction(c => AnalyzeCreation(c, registration), OperationKind.ObjectCreation);
    }

    /// <summary>Cairn.Hosting runs the checks itself and gives every one a time-out.</summary>
    private static bool HasScheduler(Compilation compilation) => compilation.GetTypeByMetadataName("Cairn.Hosting.HostingOptions") is not null;

    private static void AnalyzeCall(OperationAnalysisContext context, INamedTypeSymbol?[] verbs, ITypeSymbol token)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is "AddCheck" or "AddAsyncCheck" or "AddTypeActivatedCheck"
            && verbs.Any(verb => call.TargetMethod.ContainingType.Is(verb))
            && !SetsTimeout(call.Arguments)
            && !IgnoresCancellation(call, token))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.NameLocation(), call.Spelling()));
        }
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, ITypeSymbol registration)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type.Is(registration)
            && !SetsTimeout(creation.Arguments)
            && creation.Initializer?.Initializers.Any(o => o is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Timeout" } }) != true)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, creation.Syntax.GetLocation(), "new HealthCheckRegistration"));
        }
    }

    private static bool SetsTimeout(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.Passed(Timeout)?.Value.Unconverted() is { } passed && !(passed.ConstantValue is { HasValue: true, Value: null } || passed is IDefaultValueOperation);

    /// <summary>A delegate that takes no token answers at once, or no time-out can end it.</summary>
    private static bool IgnoresCancellation(IInvocationOperation call, ITypeSymbol token) =>
        call.Arguments.Passed("check")?.Parameter?.Type is INamedTypeSymbol { DelegateInvokeMethod: not null } type && !type.TypeArguments.Any(argument => argument.Is(token));
}
