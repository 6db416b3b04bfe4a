using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1802: a literal number is passed as a duration although the method also takes a TimeSpan.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DurationWithoutUnitAnalyzer() : RuleAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.DurationWithoutUnit,
        area: "Time",
        title: "Duration without unit",
        message: "'{0}' in '{1}' has no unit. Use 'TimeSpan.FromSeconds({0})' or 'TimeSpan.FromMilliseconds({0})'.",
        description: "A bare number does not say whether it counts seconds or milliseconds, and who comes from another platform reads it wrong by a factor of 1000. A TimeSpan says it.");

    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.TypeNamed("System.TimeSpan") is { } timeSpan)
        {
            context.RegisterOperationAction(c => Analyze(c, timeSpan), OperationKind.Invocation, OperationKind.ObjectCreation);
        }
    }

    private static void Analyze(OperationAnalysisContext context, ITypeSymbol timeSpan)
    {
        var (method, arguments) = context.Operation.Call();
        foreach (var argument in arguments)
        {
            if (IsBareDuration(argument) && TimeSpanOverload.Find(method!, argument.Parameter!.Ordinal, timeSpan, context.ContainingSymbol, context.Compilation) is not null)
            {
                Report(context, method!, ((ArgumentSyntax)argument.Syntax).Expression);
                return;
            }
        }
    }

    private static void Report(OperationAnalysisContext context, IMethodSymbol method, ExpressionSyntax number)
    {
        var called = method.MethodKind == MethodKind.Constructor ? $"new {method.ContainingType.Name}" : $"{method.ContainingType.Name}.{method.Name}";
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, number.GetLocation(), number.ToString(), called));
    }

    /// <summary>0 needs no unit, and a named argument may say one.</summary>
    private static bool IsBareDuration(IArgumentOperation argument) =>
        argument.Syntax is ArgumentSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression } } syntax // few are, and it costs least to ask
        && argument.Parameter is { } parameter
        && TimeSpanOverload.IsNumber(parameter.Type)
        && argument.Value.ConstantValue is { HasValue: true, Value: not (0 or 0L or 0u) }
        && (SaysUnit(parameter.Name) || NamesDuration(parameter.Name))
        && !(syntax.NameColon is not null && SaysUnit(parameter.Name));

    private static bool SaysUnit(string name) => Contains(name, "millisecond") || name == "ms" || name.EndsWith("Ms", StringComparison.Ordinal);

    private static bool NamesDuration(string name) => Contains(name, "timeout") || Contains(name, "dueTime") || Contains(name, "period");

    private static bool Contains(string name, string part) => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
