using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN2001: a setting is read from the environment, past configuration.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EnvironmentReadAnalyzer() : RuleAnalyzer(Descriptor)
{
    /// <summary>What the code fix puts in place; absent if no configuration is in scope.</summary>
    internal const string ReplacementKey = "replacement";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.EnvironmentRead,
        area: "Configuration",
        title: "Environment read outside configuration",
        message: "{0} read from the environment, past configuration. Bind it to an options class.",
        description: "What reads the environment itself is not validated at start, appears in no report of the configuration, cannot be set by a file, and makes tests depend on the machine. Configuration reads the environment once, for all.");

    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Configuration.IConfiguration") is { } configuration
            && !context.Compilation.IsTestProject())
        {
            var composition = new Composition(context.Compilation);
            new CallTable(context.Compilation)
                .Add("System.Environment", c => Analyze(c, configuration, composition), "GetEnvironmentVariable", "GetEnvironmentVariables")
                .Register(context);
        }
    }

    private static void Analyze(OperationAnalysisContext context, ITypeSymbol configuration, Composition composition)
    {
        var call = (IInvocationOperation)context.Operation;
        var name = call.Arguments.FirstOrDefault()?.Value.ConstantValue.Value as string;
        if (!PlatformVariables.Include(name) && !IsReport(context, call) && !composition.Covers(context))
        {
            var what = name is not null ? $"'{name}' is" : call.TargetMethod.Name == "GetEnvironmentVariable" ? "A setting is" : "All settings are";
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.Syntax.GetLocation(), Fix(context, call, name, configuration), what));
        }
    }

    /// <summary>Who is given a log and lists the whole environment writes it down.</summary>
    private static bool IsReport(OperationAnalysisContext context, IInvocationOperation call) =>
        call.TargetMethod.Name == "GetEnvironmentVariables" && context.EnclosingFunctions().Any(function => function.Parameters.Any(p => p.Type.Name == "ILogger"));

    private static ImmutableDictionary<string, string?> Fix(OperationAnalysisContext context, IInvocationOperation call, string? name, ITypeSymbol configuration)
    {
        var fix = ImmutableDictionary<string, string?>.Empty;
        return call.Arguments.Length == 1 && name is not null && ValueInScope.Find(context, type => IsOrHas(type, configuration)) is { } source
            ? fix.Add(ReplacementKey, $"{source}[\"{name.Replace("__", ":")}\"]")
            : fix;
    }

    private static bool IsOrHas(ITypeSymbol type, ITypeSymbol configuration) => type.Is(configuration) || type.AllInterfaces.Any(i => i.Is(configuration));
}
