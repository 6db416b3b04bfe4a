using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers;

/// <summary>Where the static clock may be read: in a TimeProvider, in nameof, and where <c>cairn_allow_clock</c> says so.</summary>
internal sealed class ClockExemption(Compilation compilation, ITypeSymbol timeProvider)
{
    private const string Option = "cairn_allow_clock";
    private static readonly char[] Separators = [',', ' '];

    private readonly bool _isTestProject = compilation.IsTestProject();

    private readonly INamedTypeSymbol? _logger = compilation.TypeNamed("Microsoft.Extensions.Logging.ILogger");
    private readonly INamedTypeSymbol? _loggerVerbs = compilation.TypeNamed("Microsoft.Extensions.Logging.LoggerExtensions");
    private readonly INamedTypeSymbol? _loggerMessage = compilation.TypeNamed("Microsoft.Extensions.Logging.LoggerMessageAttribute");

    public bool Covers(OperationAnalysisContext context)
    {
        if (context.ContainingSymbol.ContainingType.DerivesFrom(timeProvider) || context.Operation.Ancestors().Any(a => a is INameOfOperation))
        {
            return true;
        }

        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Operation.Syntax.SyntaxTree);
        return options.TryGetValue(Option, out var value)
            && value.Split(Separators).Any(place => place switch
            {
                "tests" => _isTestProject,
                "logging" => context.Operation.Ancestors().Any(IsLogging),
                _ => false,
            });
    }

    private bool IsLogging(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: var method }
        && ((_logger is not null && method.ContainingType.Is(_logger))
            || (_loggerVerbs is not null && method.ContainingType.Is(_loggerVerbs))
            || (_loggerMessage is not null && method.GetAttributes().Any(a => a.AttributeClass.Is(_loggerMessage))));
}
