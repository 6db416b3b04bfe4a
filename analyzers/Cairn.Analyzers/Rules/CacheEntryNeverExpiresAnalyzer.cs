using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1402: an entry is put into a cache with nothing that ever takes it out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CacheEntryNeverExpiresAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The type of the options that say when an entry expires.</summary>
    internal const string OptionsKey = "options";

    private const string Memory = "Microsoft.Extensions.Caching.Memory.";
    private const string Distributed = "Microsoft.Extensions.Caching.Distributed.";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.CacheEntryNeverExpires,
        area: "Caching",
        title: "Cache entry never expires",
        message: "What '{0}' stores never expires. Pass '{1}' with 'AbsoluteExpirationRelativeToNow'.",
        description: "An entry without expiry stays until the process ends or the memory is full: the cache grows with every key, and what it serves grows old. Each entry needs a time after which it is loaded again.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var memory = context.Compilation.GetTypeByMetadataName($"{Memory}CacheExtensions");
        var distributed = context.Compilation.GetTypeByMetadataName($"{Distributed}DistributedCacheExtensions");
        var cache = context.Compilation.GetTypeByMetadataName($"{Distributed}IDistributedCache");
        if (memory is not null || cache is not null)
        {
            context.RegisterOperationAction(c => Analyze(c, memory, distributed, cache), OperationKind.Invocation);
        }
    }

    private static void Analyze(
        OperationAnalysisContext context, INamedTypeSymbol? memory, INamedTypeSymbol? distributed, INamedTypeSymbol? cache)
    {
        var call = (IInvocationOperation)context.Operation;
        var type = call.TargetMethod.ContainingType;
        var options = type.Is(memory) && IsEndless(call, "MemoryCacheEntryOptions") ? $"{Memory}MemoryCacheEntryOptions"
            : (type.Is(distributed) || type.Is(cache)) && IsEndless(call, "DistributedCacheEntryOptions") ? $"{Distributed}DistributedCacheEntryOptions"
            : null;
        if (options is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor,
                call.Syntax.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(OptionsKey, options),
                $"{call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "cache")?.Value.Type?.Name ?? type.Name}.{call.TargetMethod.Name}",
                options.Substring(options.LastIndexOf('.') + 1)));
        }
    }

    private static bool IsEndless(IInvocationOperation call, string options) => call.TargetMethod.Name switch
    {
        "Set" or "SetAsync" or "SetString" or "SetStringAsync" =>
            !call.Arguments.Any(SaysExpiry) && call.Arguments.All(argument => argument.Parameter?.Type.Name != options || IsNothing(argument.Value)),
        "GetOrCreate" or "GetOrCreateAsync" =>
            call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "factory")?.Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation factory }
            && call.Arguments.All(argument => argument.Parameter?.Type.Name != options || IsNothing(argument.Value))
            && !factory.Body.Descendants().Any(operation => TouchesEntry(operation, factory.Symbol)),
        _ => false,
    };

    /// <summary>The overloads of Set that take a point in time, a time span or a change token.</summary>
    private static bool SaysExpiry(IArgumentOperation argument) =>
        argument.Parameter is { Ordinal: > 2, Type.Name: "DateTimeOffset" or "TimeSpan" or "IChangeToken" };

    /// <summary>No options, or new ones that say nothing.</summary>
    private static bool IsNothing(IOperation options) => options switch
    {
        IConversionOperation conversion => IsNothing(conversion.Operand),
        IObjectCreationOperation { Initializer: null, Arguments.Length: 0 } => true,
        _ => options.ConstantValue is { HasValue: true, Value: null },
    };

    /// <summary>Any use of the entry but for its key and value may limit it: its expiry, its size, a method that it is given to.</summary>
    private static bool TouchesEntry(IOperation operation, IMethodSymbol factory) =>
        operation is IParameterReferenceOperation reference
        && reference.Parameter.ContainingSymbol.Is(factory)
        && reference.Parent is not IPropertyReferenceOperation { Property.Name: "Key" or "Value" or "Priority" };
}
