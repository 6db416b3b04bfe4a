using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1101: an activity source or a meter has a name that the service does not listen to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TelemetryNotExportedAnalyzer : DiagnosticAnalyzer
{
    public const string NameKey = "name";

    private const string Option = "cairn_telemetry_prefix";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.TelemetryNotExported,
        area: "Tracing",
        title: "Source or meter name is not exported",
        message: "'{0}' is not exported: the service listens to '{1}' and '{1}.*'. Use such a name, or add '{0}' to '{2}'.",
        description: "Telemetry of a source or a meter that nobody listens to is not recorded. Cairn listens to names that begin with the name of the application.");

    private static readonly string[] Meters = ["System.Diagnostics.Metrics.Meter", "System.Diagnostics.Metrics.MeterOptions"];
    private static readonly char[] Separators = [',', ' '];

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
        if (compilation.GetTypeByMetadataName("Cairn.Telemetry.TelemetryOptions") is null // whoever listens by other means has other names
            || compilation.AssemblyName is not { } application
            || compilation.IsTestProject())
        {
            return;
        }

        var source = compilation.GetTypeByMetadataName("System.Diagnostics.ActivitySource");
        var meters = Meters.Select(compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>().ToImmutableArray();
        var factory = compilation.GetTypeByMetadataName("System.Diagnostics.Metrics.MeterFactoryExtensions");
        context.RegisterOperationAction(
            c =>
            {
                var type = ((IObjectCreationOperation)c.Operation).Type;
                if (type.Is(source))
                {
                    Analyze(c, application, "AdditionalSources");
                }
                else if (meters.Any(meter => meter.Is(type)))
                {
                    Analyze(c, application, "AdditionalMeters");
                }
            },
            OperationKind.ObjectCreation);
        context.RegisterOperationAction(
            c =>
            {
                if (((IInvocationOperation)c.Operation).TargetMethod is { Name: "Create" } method && method.ContainingType.Is(factory))
                {
                    Analyze(c, application, "AdditionalMeters");
                }
            },
            OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, string application, string list)
    {
        if (context.Operation.Call().Arguments.Passed("name")?.Value is { ConstantValue.Value: string name } value
            && !Prefixes(context).Append("Cairn").Append(application).Any(prefix => IsUnder(name, prefix)))
        {
            var properties = ImmutableDictionary<string, string?>.Empty.Add(NameKey, application);
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, value.Syntax.GetLocation(), properties, name, application, list));
        }
    }

    private static bool IsUnder(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && (name.Length == prefix.Length || name[prefix.Length] == '.');

    private static string[] Prefixes(OperationAnalysisContext context) =>
        context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Operation.Syntax.SyntaxTree).TryGetValue(Option, out var value)
            ? value.Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            : [];
}
