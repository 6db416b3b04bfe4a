using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1202: a log call in a catch writes the text of the exception, not the exception.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ExceptionLostInLogAnalyzer() : RuleAnalyzer(Descriptor)
{
    public const string ExceptionKey = "exception";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.ExceptionLostInLog,
        area: "Logging",
        title: "The exception is lost in the log",
        message: "'{0}' loses the stack trace of '{1}'. Pass '{1}' itself, before the message.",
        description: "The text of an exception says what happened, not where. Passed as the exception, it is logged with its type, its stack trace and its inner exceptions, in fields of their own.");

    private static readonly string[] Verbs = ["Log", "LogTrace", "LogDebug", "LogInformation", "LogWarning", "LogError", "LogCritical"];

    protected override void Start(CompilationStartAnalysisContext context)
    {
        var exception = context.Compilation.TypeNamed("System.Exception");
        var canceled = context.Compilation.TypeNamed("System.OperationCanceledException");
        if (exception is not null && canceled is not null)
        {
            new CallTable(context.Compilation).Add("Microsoft.Extensions.Logging.LoggerExtensions", c => Analyze(c, exception, canceled), Verbs).Register(context);
        }
    }

    private static void Analyze(OperationAnalysisContext context, ITypeSymbol exception, ITypeSymbol canceled)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Parameters.Any(parameter => parameter.Type.Is(exception)))
        {
            return;
        }

        var caught = call.Ancestors()
            .OfType<ICatchClauseOperation>()
            .Where(clause => !clause.ExceptionType.DerivesFrom(canceled)) // a cancellation is no fault: its stack says nothing
            .SelectMany(clause => clause.Locals)
            .ToImmutableHashSet<ILocalSymbol>(SymbolEqualityComparer.Default);
        if (!caught.IsEmpty && call.Executed().OfType<ILocalReferenceOperation>().FirstOrDefault(r => caught.Contains(r.Local) && IsWritten(r, call)) is { } lost)
        {
            var properties = ImmutableDictionary<string, string?>.Empty.Add(ExceptionKey, lost.Syntax.ToString());
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.NameLocation(), properties, call.Spelling(), lost.Syntax.ToString()));
        }
    }

    /// <summary>Who changes the text has read it, and wants no more of the exception than that.</summary>
    private static bool IsWorkedOn(IPropertyReferenceOperation text) => text.Parent is IInvocationOperation call && call.Instance == text;

    /// <summary>Whether the exception, or all that it says, becomes part of the message.</summary>
    private static bool IsWritten(IOperation value, IInvocationOperation call) => value.Parent switch
    {
        IConversionOperation conversion => IsWritten(conversion, call),
        IPropertyReferenceOperation property => (property.Property.Name is "Message" or "StackTrace") && !IsWorkedOn(property),
        IInvocationOperation method => method.Instance == value && method.TargetMethod.Name == "ToString",
        IArgumentOperation argument => argument.Parent == call,
        IArrayInitializerOperation or ICollectionExpressionOperation or IInterpolationOperation or IBinaryOperation => true,
        _ => false,
    };
}
