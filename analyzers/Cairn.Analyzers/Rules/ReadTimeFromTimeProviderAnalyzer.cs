using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1801: the static clock is read where a TimeProvider could be.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ReadTimeFromTimeProviderAnalyzer() : RuleAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.ReadTimeFromTimeProvider,
        area: "Time",
        title: "Read time from TimeProvider",
        message: "'{0}' cannot be tested. Use '{1}.{2}()'.",
        description: "Code that reads the static clock can only be tested by waiting. A TimeProvider gives the same time in production and a time of the test's choice in a test.");

    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.TypeNamed("System.TimeProvider") is not { } timeProvider)
        {
            return;
        }

        var readings = ClockReading.All(context.Compilation);
        var exemption = new ClockExemption(context.Compilation, timeProvider);
        context.RegisterOperationAction(c => Analyze(c, readings, exemption, timeProvider), OperationKind.PropertyReference);
    }

    private static void Analyze(
        OperationAnalysisContext context,
        IReadOnlyDictionary<ISymbol, ClockReading> readings,
        ClockExemption exemption,
        ITypeSymbol timeProvider)
    {
        var property = ((IPropertyReferenceOperation)context.Operation).Property;
        if (!property.IsStatic || !readings.TryGetValue(property, out var reading) || exemption.Covers(context))
        {
            return;
        }

        var provider = ValueInScope.Find(context, type => type.DerivesFrom(timeProvider));
        var fix = IsInExpressionTree(context.Operation) ? ImmutableDictionary<string, string?>.Empty : reading.Fix(provider);
        var name = $"{property.ContainingType.Name}.{property.Name}";
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptor, context.Operation.Syntax.GetLocation(), fix, name, provider ?? "TimeProvider.System", reading.Method));
    }

    /// <summary>There the reading may be translated, to SQL for one, and not run here at all.</summary>
    private static bool IsInExpressionTree(IOperation operation) => operation.Ancestors().Any(
        ancestor => ancestor is IConversionOperation { Operand: IAnonymousFunctionOperation });
}
