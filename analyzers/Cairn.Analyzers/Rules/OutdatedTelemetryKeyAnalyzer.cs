using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1105: a span or a measurement is given a key that the semantic conventions have renamed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class OutdatedTelemetryKeyAnalyzer() : RuleAnalyzer(Descriptor)
{
    public const string KeyKey = "key";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.OutdatedTelemetryKey,
        area: "Tracing",
        title: "Outdated semantic-convention key",
        message: "'{0}' is outdated. Use '{1}'.",
        description: "Dashboards, alerts and backends look for the keys of the stable OpenTelemetry semantic conventions. What is written under an old key is not found.");

    protected override void Start(CompilationStartAnalysisContext context) => new CallTable(context.Compilation)
        .Add("System.Diagnostics.Activity", Analyze, "SetTag", "AddTag")
        .Add("System.Diagnostics.ActivityTagsCollection", Analyze, "Add")
        .Add("System.Diagnostics.TagList", Analyze, "Add")
        .Add("System.Collections.Generic.KeyValuePair`2", AnalyzePair, CallTable.Constructor)
        .Register(context);

    /// <summary>A pair of a name and an object: the form of a tag wherever none is added by method.</summary>
    private static void AnalyzePair(OperationAnalysisContext context)
    {
        if (context.Operation.Type is INamedTypeSymbol { TypeArguments: { Length: 2 } types }
            && types[0].SpecialType == SpecialType.System_String
            && types[1].SpecialType == SpecialType.System_Object)
        {
            Analyze(context);
        }
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var key = context.Operation.Call().Arguments.FirstOrDefault(argument => argument.Parameter is { Name: "key", Ordinal: 0 });
        if (key?.Value.ConstantValue.Value is string name && TelemetryKeys.Renamed.TryGetValue(name, out var renamed))
        {
            var properties = ImmutableDictionary<string, string?>.Empty.Add(KeyKey, renamed.Contains('\'') ? null : renamed);
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, key.Value.Syntax.GetLocation(), properties, name, renamed));
        }
    }
}
