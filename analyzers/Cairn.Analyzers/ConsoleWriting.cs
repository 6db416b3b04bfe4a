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
        _console = compilation.TypeNamed("System.Console");
        _debug = compilation.TypeNamed("System.Diagnostics.Debug");
        _trace = compilation.TypeNamed("System.Diagnostics.Trace");
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

    /// <summary>Whether the code around the call also reads from the console: there is a person who answers, and nobody collects what they read.</summary>
    public bool IsDialogue(IOperation call) => call.Ancestors().Last().Descendants().Any(operation => operation switch
    {
        IInvocationOperation other => other.TargetMethod.Name is "ReadLine" or "ReadKey" or "Read" && other.TargetMethod.ContainingType.Is(_console),
        IPropertyReferenceOperation reference => reference.Property.Name is "In" or "KeyAvailable" && reference.Property.ContainingType.Is(_console),
        _ => false,
    });
}
