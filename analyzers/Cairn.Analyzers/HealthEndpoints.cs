using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers;

/// <summary>Knows the calls that give a service an answer to probes.</summary>
internal sealed class HealthEndpoints
{
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _marked = new(SymbolEqualityComparer.Default);

    public bool AreMappedBy(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return method.Name is "MapHealthChecks" or "UseHealthChecks" or "MapDefaultEndpoints" // the last: Aspire's template writes it into every solution
            || (method.IsStatic && _marked.GetOrAdd(method.OriginalDefinition, IsMarked))
            || (method.Name.StartsWith("Map", StringComparison.Ordinal) && call.Arguments.Any(HasHealthPath));
    }

    /// <summary>By name, so that an assembly without a reference to Cairn can declare the attribute for its own verb.</summary>
    private static bool IsMarked(IMethodSymbol method) => method.GetAttributes().Any(attribute => attribute.AttributeClass is
    {
        Name: "MapsHealthEndpointsAttribute",
        ContainingNamespace: { Name: "Cairn", ContainingNamespace.IsGlobalNamespace: true },
    });

    private static bool HasHealthPath(IArgumentOperation argument) => argument.Value.ConstantValue.Value is string path && HealthPaths.IsHealth(path);
}
