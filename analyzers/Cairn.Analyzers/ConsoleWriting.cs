using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers;

/// <summary>The methods that write to the console or to the listeners of a debugger.</summary>
internal sealed class ConsoleWriting
{
    private readonly INamedTypeSymbol? _console;
    private readonly INamedTypeSymbol? _debug;
    private readonly INamedTypeSymbol? _trace;

    private ConsoleWriting(Compilation compilation)
    {
        _console = compilation.GetTypeByMetadataName("System.Console");
        _debug = compilation.GetTypeByMetadataName("System.Diagnostics.Debug");
        _trace = compilation.GetTypeByMetadataName("System.Diagnostics.Trace");
    }

    public static ConsoleWriting In(Compilation compilation) => new(compilation);

    /// <summary>The method of a logger that says the same; null if the call writes to neither.</summary>
    public string? VerbFor(IInvocationOperation call)
    {
        if (!call.TargetMethod.Name.StartsWith("Write", StringComparison.Ordinal))
        {
            return null;
        }

        if (call.Instance is IPropertyReferenceOperation { Property: { Name: "Out" or "Error" } stream } && stream.ContainingType.Is(_console))
        {
            return stream.Name == "Error" ? "LogError" : "LogInformation";
        }

        var type = call.TargetMethod.ContainingType;
        return type is null ? null
            : type.Is(_console) || type.Is(_trace) ? "LogInformation"
            : type.Is(_debug) ? "LogDebug"
            : null;
    }
}
