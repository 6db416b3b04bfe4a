using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers;

/// <summary>Tells code that makes services for the container: it has the provider, or is handed to the collection.</summary>
internal sealed class ServiceFactory(Compilation compilation)
{
    private readonly INamedTypeSymbol? _provider = compilation.TypeNamed("System.IServiceProvider");
    private readonly INamedTypeSymbol? _services = compilation.TypeNamed("Microsoft.Extensions.DependencyInjection.IServiceCollection");

    public bool Covers(OperationAnalysisContext context) =>
        (_provider is not null && context.EnclosingFunctions().Any(function => function.Parameters.Any(p => p.Type.Is(_provider))))
        || (_services is not null && context.Operation.Ancestors().OfType<IInvocationOperation>().Any(call => Receiver(call)?.Type.Is(_services) == true));

    private static IOperation? Receiver(IInvocationOperation call) => call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
}
