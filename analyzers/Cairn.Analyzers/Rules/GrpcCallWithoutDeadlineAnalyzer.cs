using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1501: a gRPC call may wait for its answer for ever.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class GrpcCallWithoutDeadlineAnalyzer() : RuleAnalyzer(Descriptor)
{
    /// <summary>The clock in scope; absent if there is none.</summary>
    internal const string ClockKey = "clock";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.GrpcCallWithoutDeadline,
        area: "Grpc",
        title: "gRPC call without deadline",
        message: "'{0}' waits for its answer for ever. Pass 'deadline: {1}.GetUtcNow().UtcDateTime + timeout'.",
        description: "gRPC has no time-out of its own: a call without deadline lasts until the server answers or the connection breaks. A deadline ends it, and travels with it, so that the server stops working for nobody.");

    protected override void Start(CompilationStartAnalysisContext context)
    {
        var compilation = context.Compilation;
        if (compilation.TypeNamed("Grpc.Core.ClientBase") is { } client
            && compilation.TypeNamed("System.TimeProvider") is { } clock)
        {
            var isPropagated = new Lazy<bool>(() => HasDeadlinesFromElsewhere(compilation));
            context.RegisterOperationAction(c => Analyze(c, client, clock, isPropagated), OperationKind.Invocation);
        }
    }

    private static void Analyze(OperationAnalysisContext context, ITypeSymbol client, ITypeSymbol clock, Lazy<bool> isPropagated)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.ContainingType.DerivesFrom(client)
            && call.Arguments.Any(IsMissing)
            && !isPropagated.Value)
        {
            var inScope = ValueInScope.Find(context, type => type.DerivesFrom(clock));
            var called = call.Syntax is InvocationExpressionSyntax { Expression: var expression } ? expression.ToString() : call.TargetMethod.Name;
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor,
                call.Syntax.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(ClockKey, inScope),
                called,
                inScope ?? "TimeProvider.System"));
        }
    }

    private static bool IsMissing(IArgumentOperation argument) => argument.Parameter switch
    {
        { Name: "deadline" } => argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Value.ConstantValue is { HasValue: true, Value: null },
        { Type.Name: "CallOptions" } => IsBuiltWithoutDeadline(argument.Value),
        _ => false,
    };

    private static bool IsBuiltWithoutDeadline(IOperation options) => options switch
    {
        IDefaultValueOperation => true,
        IConversionOperation conversion => IsBuiltWithoutDeadline(conversion.Operand),
        IObjectCreationOperation creation => creation.Arguments.All(argument => argument.Parameter?.Name != "deadline" || IsMissing(argument)),
        IInvocationOperation { Instance: { } instance, TargetMethod.Name: not "WithDeadline" } with => with.Type.Is(instance.Type) && IsBuiltWithoutDeadline(instance),
        _ => false,
    };

    /// <summary>A client that passes the deadline of the call it works for, anywhere in the project, is trusted for all.</summary>
    private static bool HasDeadlinesFromElsewhere(Compilation compilation) => compilation.SyntaxTrees.Any(tree =>
        tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText is "EnableCallContextPropagation" or "AddCairnGrpcClient"));
}
