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
        if (context.Compilation.TypeNamed("Microsoft.Extensions.Configuration.IConfiguration") is { } configuration
            && !context.Compilation.IsTestProject())
        {
            var composition = new Lazy<Composition>(() => new(context.Compilation)); // hardly any project reads the environment
            new CallTable(context.Compilation)
                .Add("System.Environment", c => Analyze(c, configuration, composition), "GetEnvironmentVariable", "GetEnvironmentVariables")
                .Register(context);
        }
    }

    private static void Analyze(OperationAnalysisContext context, ITypeSymbol configuration, Lazy<Composition> composition)
    {
        var call = (IInvocationOperation)context.Operation;
        var isWhole = call.TargetMethod.Name == "GetEnvironmentVariables";
        var name = isWhole ? NameTakenFrom(call) : ConstantOf(call.Arguments.FirstOrDefault());
        if (!(isWhole && name is null) && !PlatformVariables.Include(name) && !composition.Value.Covers(context))
        {
            var what = name is null ? "A setting is" : $"'{name}' is";
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.Syntax.GetLocation(), Fix(context, call, name, configuration), what));
        }
    }

    /// <summary>The first name that is looked up in the whole environment. A setting has one: who takes all variables without it reports them or passes them on.</summary>
    private static string? NameTakenFrom(IInvocationOperation all)
    {
        var value = all.Parent is IConversionOperation conversion ? conversion : (IOperation)all;
        IEnumerable<IOperation> uses = value.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }
            ? all.Ancestors().Last().Descendants().OfType<ILocalReferenceOperation>().Where(use => use.Local.Is(local))
            : [value];
        return uses.Select(use => use.Parent switch
        {
            IPropertyReferenceOperation { Property.IsIndexer: true } lookup => ConstantOf(lookup.Arguments.FirstOrDefault()),
            IInvocationOperation { TargetMethod.Name: "Contains" } question => ConstantOf(question.Arguments.FirstOrDefault()),
            _ => null,
        }).FirstOrDefault(name => name is not null);
    }

    private static string? ConstantOf(IArgumentOperation? argument) => argument?.Value.Unconverted().ConstantValue.Value as string;

    private static ImmutableDictionary<string, string?> Fix(OperationAnalysisContext context, IInvocationOperation call, string? name, ITypeSymbol configuration)
    {
        var fix = ImmutableDictionary<string, string?>.Empty;
        return call is { TargetMethod.Name: "GetEnvironmentVariable", Arguments.Length: 1 } && name is not null && ValueInScope.Find(context, type => IsOrHas(type, configuration)) is { } source
            ? fix.Add(ReplacementKey, $"{source}[\"{name.Replace("__", ":")}\"]")
            : fix;
    }

    private static bool IsOrHas(ITypeSymbol type, ITypeSymbol configuration) => type.Is(configuration) || type.AllInterfaces.Any(i => i.Is(configuration));
}
