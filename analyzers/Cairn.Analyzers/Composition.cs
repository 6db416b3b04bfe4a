using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers;

/// <summary>Tells the code that puts a program together, which may look at the machine, from the code that does its work.</summary>
internal sealed class Composition(Compilation compilation)
{
    private readonly IReadOnlyList<INamedTypeSymbol> _builders = Known(
        compilation,
        "System.IServiceProvider",
        "Microsoft.Extensions.DependencyInjection.IServiceCollection",
        "Microsoft.Extensions.Hosting.IHostApplicationBuilder",
        "Microsoft.Extensions.Hosting.IHostBuilder",
        "Microsoft.Extensions.Configuration.IConfigurationBuilder");

    private readonly IReadOnlyList<INamedTypeSymbol> _places = Known(
        compilation,
        "Microsoft.Extensions.Configuration.IConfigurationSource",
        "Microsoft.Extensions.Configuration.IConfigurationProvider",
        "Microsoft.Extensions.Options.IConfigureOptions`1",
        "Microsoft.Extensions.Options.IPostConfigureOptions`1");

    private readonly INamedTypeSymbol? _process = compilation.TypeNamed("System.Diagnostics.ProcessStartInfo");

    public bool Covers(OperationAnalysisContext context) =>
        IsPlace(context.ContainingSymbol.ContainingType)
        || context.EnclosingFunctions().Any(function => function.Parameters.Any(p => IsOrHas(p.Type, _builders)))
        || (_process is not null && context.Operation.Ancestors().Any(ancestor => IsForChild(ancestor, _process)));

    private bool IsPlace(INamedTypeSymbol? type) =>
        type is { Name: "Program" or "Startup" }
        || type?.Name.EndsWith("Extensions", StringComparison.Ordinal) == true
        || (type is not null && IsOrHas(type, _places));

    /// <summary>What a child process is started with, such as its environment.</summary>
    private static bool IsForChild(IOperation operation, ITypeSymbol process) => operation switch
    {
        IObjectCreationOperation creation => creation.Type.Is(process),
        IAssignmentOperation { Target: IPropertyReferenceOperation target } => target.DescendantsAndSelf().Any(part => part.Type.Is(process)),
        IInvocationOperation { Instance: { } instance } => instance.DescendantsAndSelf().Any(part => part.Type.Is(process)),
        _ => false,
    };

    private static bool IsOrHas(ITypeSymbol type, IReadOnlyList<INamedTypeSymbol> known) =>
        known.Any(one => type.Is(one) || type.AllInterfaces.Any(i => i.OriginalDefinition.Is(one)));

    private static List<INamedTypeSymbol> Known(Compilation compilation, params string[] names) =>
        [.. names.Select(compilation.TypeNamed).OfType<INamedTypeSymbol>()];
}
