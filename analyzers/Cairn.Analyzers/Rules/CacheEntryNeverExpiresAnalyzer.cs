using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1402: an entry is put into a cache with nothing that ever takes it out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CacheEntryNeverExpiresAnalyzer() : RuleAnalyzer(Descriptor)
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

    protected override void Start(CompilationStartAnalysisContext context) => new CallTable(context.Compilation)
        .Add($"{Memory}CacheExtensions", c => Analyze(c, Memory, "MemoryCacheEntryOptions"), "Set", "GetOrCreate", "GetOrCreateAsync")
        .Add($"{Distributed}DistributedCacheExtensions", c => Analyze(c, Distributed, "DistributedCacheEntryOptions"), "Set", "SetAsync", "SetString", "SetStringAsync")
        .Add($"{Distributed}IDistributedCache", c => Analyze(c, Distributed, "DistributedCacheEntryOptions"), "Set", "SetAsync")
        .Register(context);

    private static void Analyze(OperationAnalysisContext context, string area, string options)
    {
        var call = (IInvocationOperation)context.Operation;
        if (IsEndless(call, options))
        {
            var cache = call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "cache")?.Value.Type ?? call.TargetMethod.ContainingType;
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor,
                call.Syntax.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(OptionsKey, $"{area}{options}"),
                $"{cache.Name}.{call.TargetMethod.Name}",
                options));
        }
    }

    private static bool IsEndless(IInvocationOperation call, string options) =>
        call.Arguments.All(argument => argument.Parameter?.Type.Name != options || IsNothing(argument.Value))
        && (call.TargetMethod.Name.StartsWith("GetOrCreate", StringComparison.Ordinal) ? IsMadeEndless(call) : !call.Arguments.Any(SaysExpiry));

    private static bool IsMadeEndless(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "factory")?.Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation factory }
        && !factory.Body.Descendants().Any(operation => TouchesEntry(operation, factory.Symbol));

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
