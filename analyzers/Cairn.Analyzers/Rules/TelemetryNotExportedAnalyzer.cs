using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1101: an activity source or a meter has a name that the service does not listen to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TelemetryNotExportedAnalyzer() : RuleAnalyzer(Descriptor)
{
    public const string NameKey = "name";

    private const string Option = "cairn_telemetry_prefix";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.TelemetryNotExported,
        area: "Tracing",
        title: "Source or meter name is not exported",
        message: "'{0}' is not exported: the service listens to '{1}' and '{1}.*'. Use such a name, or add '{0}' to '{2}'.",
        description: "Telemetry of a source or a meter that nobody listens to is not recorded. Cairn listens to names that begin with the name of the application.");

    private static readonly char[] Separators = [',', ' '];

    protected override void Start(CompilationStartAnalysisContext context)
    {
        var compilation = context.Compilation;
        if (compilation.TypeNamed("Cairn.Telemetry.TelemetryOptions") is null // whoever listens by other means has other names
            || compilation.AssemblyName is not { } application
            || compilation.IsTestProject())
        {
            return;
        }

        new CallTable(compilation)
            .Add("System.Diagnostics.ActivitySource", c => Analyze(c, application, "AdditionalSources"), CallTable.Constructor)
            .Add("System.Diagnostics.ActivitySourceOptions", c => Analyze(c, application, "AdditionalSources"), CallTable.Constructor)
            .Add("System.Diagnostics.Metrics.Meter", c => Analyze(c, application, "AdditionalMeters"), CallTable.Constructor)
            .Add("System.Diagnostics.Metrics.MeterOptions", c => Analyze(c, application, "AdditionalMeters"), CallTable.Constructor)
            .Add("System.Diagnostics.Metrics.MeterFactoryExtensions", c => Analyze(c, application, "AdditionalMeters"), "Create")
            .Register(context);
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
