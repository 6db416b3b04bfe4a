using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1201: a service writes to the console or the debugger what belongs into its log.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LogThroughILoggerAnalyzer() : RuleAnalyzer(Descriptor)
{
    public const string LoggerKey = "logger";
    public const string VerbKey = "verb";

    private const string Option = "cairn_allow_console";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.LogThroughILogger,
        area: "Logging",
        title: "Services log through ILogger",
        message: "'{0}' goes past the log. Use '{1}.{2}(…)'.",
        description: "What is written to the console is no log line: it has no level, no time, no trace and no fields, cannot be switched off, and breaks a collector that reads one JSON object a line.");

    protected override void Start(CompilationStartAnalysisContext context)
    {
        var compilation = context.Compilation;
        if (compilation.IsProgram()
            && compilation.TypeNamed("Microsoft.Extensions.Hosting.IHost") is { } host
            && compilation.TypeNamed("Microsoft.Extensions.Logging.ILogger") is { } logger
            && compilation.TypeNamed("Microsoft.Extensions.Hosting.HostBuilder") is not null // a library may bring the abstractions alone
            && !compilation.IsTestProject()
            && !IsCommandLine(compilation))
        {
            var writers = ConsoleWriting.In(compilation);
            var entry = compilation.GetEntryPoint(context.CancellationToken);
            context.RegisterOperationAction(c => Analyze(c, writers, entry, host, logger), OperationKind.Invocation);
        }
    }

    /// <summary>Whose users read the console.</summary>
    private static bool IsCommandLine(Compilation compilation) =>
        compilation.TypeNamed("System.CommandLine.Command") is not null
        || compilation.TypeNamed("Spectre.Console.Cli.CommandApp") is not null;

    private static void Analyze(OperationAnalysisContext context, ConsoleWriting writers, IMethodSymbol? entry, ITypeSymbol host, ITypeSymbol logger)
    {
        var call = (IInvocationOperation)context.Operation;
        if (writers.VerbFor(call) is not { } verb
            || (context.ContainingSymbol.Is(entry) && !IsHostBuilt(call, host))
            || IsLastWord(call)
            || writers.IsDialogue(call)
            || IsAllowed(context))
        {
            return;
        }

        var inScope = ValueInScope.Find(context, type => IsOrImplements(type, logger));
        var properties = ImmutableDictionary<string, string?>.Empty.Add(LoggerKey, inScope).Add(VerbKey, verb);
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.NameLocation(), properties, call.Spelling(), inScope ?? "ILogger", verb));
    }

    /// <summary>Before it there is no logger, and in a catch around it there may be none.</summary>
    private static bool IsHostBuilt(IOperation operation, ITypeSymbol host)
    {
        var failed = operation.Ancestors().Where(ancestor => ancestor is ICatchClauseOperation).Select(clause => clause.Parent!.Syntax.Span).ToList();
        return operation.Ancestors().Last().Descendants().OfType<IInvocationOperation>().Any(call =>
            call.TargetMethod.Name == "Build"
            && call.Type is { } built
            && IsOrImplements(built, host)
            && call.Syntax.SpanStart < operation.Syntax.SpanStart
            && !failed.Any(attempt => attempt.Contains(call.Syntax.Span)));
    }

    /// <summary>A log may not be written before the process ends, and the one who started it looks at the console.</summary>
    private static bool IsLastWord(IOperation operation) => operation.Ancestors().OfType<IBlockOperation>().FirstOrDefault()?.Operations
        .OfType<IExpressionStatementOperation>()
        .Any(statement => statement.Operation is IInvocationOperation { TargetMethod: { Name: "Exit" or "FailFast", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } } }) == true;

    private static bool IsOrImplements(ITypeSymbol type, ITypeSymbol wanted) => type.Is(wanted) || type.AllInterfaces.Any(implemented => implemented.Is(wanted));

    private static bool IsAllowed(OperationAnalysisContext context) =>
        context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Operation.Syntax.SyntaxTree).TryGetValue(Option, out var value)
        && value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
