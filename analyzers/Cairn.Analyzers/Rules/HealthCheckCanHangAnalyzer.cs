using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1003: a health check is registered without a time-out, and the default is none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HealthCheckCanHangAnalyzer() : RuleAnalyzer(Descriptor)
{
    private const string Timeout = "timeout";
    private const string Registrations = "Microsoft.Extensions.DependencyInjection.HealthChecksBuilder";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.HealthCheckCanHang,
        area: "Health",
        title: "Health check can hang",
        message: "'{0}' sets no time-out, so the check may run for ever. Add 'timeout: TimeSpan.FromSeconds(3)'.",
        description: "A health check without a time-out waits as long as its dependency does. The probe gives up first, and the orchestrator restarts a service that is well.");

    protected override void Start(CompilationStartAnalysisContext context)
    {
        var compilation = context.Compilation;
        if (compilation.TypeNamed("System.Threading.CancellationToken") is { } token && !HasScheduler(compilation))
        {
            new CallTable(compilation)
                .Add($"{Registrations}AddCheckExtensions", c => AnalyzeCall(c, token), "AddCheck", "AddTypeActivatedCheck")
                .Add($"{Registrations}DelegateExtensions", c => AnalyzeCall(c, token), "AddCheck", "AddAsyncCheck")
                .Add("Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckRegistration", AnalyzeCreation, CallTable.Constructor)
                .Register(context);
        }
    }

    /// <summary>Cairn.Hosting runs the checks itself and gives every one a time-out.</summary>
    private static bool HasScheduler(Compilation compilation) => compilation.TypeNamed("Cairn.Hosting.HostingOptions") is not null;

    private static void AnalyzeCall(OperationAnalysisContext context, ITypeSymbol token)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!SetsTimeout(call.Arguments) && !IgnoresCancellation(call, token))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.NameLocation(), call.Spelling()));
        }
    }

    private static void AnalyzeCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!SetsTimeout(creation.Arguments)
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
