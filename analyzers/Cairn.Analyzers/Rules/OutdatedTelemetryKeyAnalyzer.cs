using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1105: a span or a measurement is given a key that the semantic conventions have renamed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class OutdatedTelemetryKeyAnalyzer : DiagnosticAnalyzer
{
    public const string KeyKey = "key";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.OutdatedTelemetryKey,
        area: "Tracing",
        title: "Outdated semantic-convention key",
        message: "'{0}' is outdated. Use '{1}'.",
        description: "Dashboards, alerts and backends look for the keys of the stable OpenTelemetry semantic conventions. What is written under an old key is not found.");

    private static readonly string[] Takers = ["System.Diagnostics.Activity", "System.Diagnostics.ActivityTagsCollection", "System.Diagnostics.TagList"];

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
        var takers = Takers
            .Select(compilation.GetTypeByMetadataName)
            .OfType<INamedTypeSymbol>()
            .ToImmutableHashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var pair = compilation.GetTypeByMetadataName("System.Collections.Generic.KeyValuePair`2");
        if (!takers.IsEmpty)
        {
            context.RegisterOperationAction(c => Analyze(c, ((IInvocationOperation)c.Operation).TargetMethod, takers, pair), OperationKind.Invocation);
            context.RegisterOperationAction(c => Analyze(c, ((IObjectCreationOperation)c.Operation).Constructor, takers, pair), OperationKind.ObjectCreation);
        }
    }

    private static void Analyze(OperationAnalysisContext context, IMethodSymbol? method, ImmutableHashSet<INamedTypeSymbol> takers, ITypeSymbol? pair)
    {
        var isTag = method switch
        {
            { MethodKind: MethodKind.Constructor } => IsTagPair(method.ContainingType, pair),
            { Name: "SetTag" or "AddTag" or "Add" } => takers.Contains(method.ContainingType),
            _ => false,
        };
        var key = isTag ? context.Operation.Call().Arguments.FirstOrDefault(argument => argument.Parameter is { Name: "key", Ordinal: 0 }) : null;
        if (key?.Value.ConstantValue.Value is string name && TelemetryKeys.Renamed.TryGetValue(name, out var renamed))
        {
            var properties = ImmutableDictionary<string, string?>.Empty.Add(KeyKey, renamed.Contains('\'') ? null : renamed);
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, key.Value.Syntax.GetLocation(), properties, name, renamed));
        }
    }

    /// <summary>A pair of a name and an object: the form of a tag wherever none is added by method.</summary>
    private static bool IsTagPair(INamedTypeSymbol type, ITypeSymbol? pair) =>
        type.OriginalDefinition.Is(pair)
        && type.TypeArguments[0].SpecialType == SpecialType.System_String
        && type.TypeArguments[1].SpecialType == SpecialType.System_Object;
}
