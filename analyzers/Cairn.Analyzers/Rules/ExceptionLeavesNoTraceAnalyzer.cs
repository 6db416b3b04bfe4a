using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1103: a catch of everything ends a failure that the activity in scope never hears of.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ExceptionLeavesNoTraceAnalyzer() : RuleAnalyzer(Descriptor)
{
    public const string ActivityKey = "activity";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.ExceptionLeavesNoTrace,
        area: "Tracing",
        title: "Exception leaves no trace on the span",
        message: "'{0}' hides the failure from '{1}'. Call '{1}?.SetStatus(ActivityStatusCode.Error, …)' and '{1}?.AddException(…)'.",
        description: "A span without the status Error counts as a success. Whoever looks at the trace, and every error rate computed from spans, misses the failure.");

    protected override void Start(CompilationStartAnalysisContext context)
    {
        var exception = context.Compilation.TypeNamed("System.Exception");
        var canceled = context.Compilation.TypeNamed("System.OperationCanceledException");
        var activity = context.Compilation.TypeNamed("System.Diagnostics.Activity");
        if (exception is not null && canceled is not null && activity is not null)
        {
            context.RegisterOperationAction(c => Analyze(c, exception, canceled, activity), OperationKind.CatchClause);
        }
    }

    private static void Analyze(OperationAnalysisContext context, ITypeSymbol exception, ITypeSymbol canceled, ITypeSymbol activity)
    {
        var clause = (ICatchClauseOperation)context.Operation;
        if (clause.Syntax is CatchClauseSyntax syntax
            && (syntax.Declaration is null || clause.ExceptionType.Is(exception))
            && IsUnfiltered(clause, canceled)
            && ActivityInScope(clause, context.ContainingSymbol, activity) is { } span
            && !clause.Handler.Executed().Any(o => IsThrown(o) || IsRecorded(o, activity) || IsGivenAway(o, activity) || IsHandedOn(o, clause)))
        {
            var end = syntax.Declaration?.Span.End ?? syntax.CatchKeyword.Span.End;
            var location = Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(syntax.SpanStart, end));
            var head = $"catch {syntax.Declaration}".TrimEnd();
            var properties = ImmutableDictionary<string, string?>.Empty.Add(ActivityKey, span.Name);
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, location, properties, head, span.Name));
        }
    }

    /// <summary>A filter that lets cancellation pass leaves a catch of every failure.</summary>
    private static bool IsUnfiltered(ICatchClauseOperation clause, ITypeSymbol canceled) =>
        clause.Filter is null
        || (clause.Filter is IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: ITypePatternOperation excluded } } && excluded.MatchedType.Is(canceled));

    /// <summary>A local from before the try, or a parameter, that is sure to be set. The nearest wins. Asking the semantic model for every name in scope would cost far more.</summary>
    private static ISymbol? ActivityInScope(ICatchClauseOperation clause, ISymbol member, ITypeSymbol activity) =>
        clause.Ancestors().SelectMany(Declared).Concat(member is IMethodSymbol method ? method.Parameters : []).FirstOrDefault(symbol => symbol switch
        {
            IParameterSymbol { RefKind: RefKind.None } parameter => parameter.Type.Is(activity) && !IsPrimary(parameter),
            ILocalSymbol { Name: not "_" } local => local.Type.Is(activity) && IsSet(local, clause) && !IsPutBack(local, clause),
            _ => false,
        });

    private static IEnumerable<ISymbol> Declared(IOperation scope) => scope switch
    {
        IBlockOperation block => block.Locals,
        IUsingOperation use => use.Locals,
        ILoopOperation loop => loop.Locals,
        ISwitchCaseOperation section => section.Locals,
        IAnonymousFunctionOperation function => function.Symbol.Parameters,
        ILocalFunctionOperation function => function.Symbol.Parameters,
        _ => [],
    };

    private static bool IsPrimary(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Parent?.Parent is TypeDeclarationSyntax;

    private static bool IsSet(ILocalSymbol local, ICatchClauseOperation clause) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null } declarator
        && declarator.SpanStart < clause.Parent!.Syntax.SpanStart;

    /// <summary>The activity of somebody else, kept to become the current one again.</summary>
    private static bool IsPutBack(ILocalSymbol local, ICatchClauseOperation clause) => clause.Ancestors().Last().Descendants()
        .OfType<ISimpleAssignmentOperation>()
        .Any(assignment => assignment is { Target: IPropertyReferenceOperation { Property.Name: "Current" }, Value: ILocalReferenceOperation kept } && kept.Local.Is(local));

    private static bool IsThrown(IOperation operation) =>
        operation is IThrowOperation or IInvocationOperation { TargetMethod: { Name: "Throw", ContainingType.Name: "ExceptionDispatchInfo" } };

    private static bool IsRecorded(IOperation operation, ITypeSymbol activity) =>
        operation is IInvocationOperation { TargetMethod: { Name: "SetStatus" or "AddException" or "RecordException" } method } call
        && (method.ContainingType.Is(activity) || call.Arguments.FirstOrDefault()?.Value.Type.Is(activity) == true);

    /// <summary>Whoever is given the activity, or the one it stands for, may record the failure on it.</summary>
    private static bool IsGivenAway(IOperation operation, ITypeSymbol activity) =>
        operation is IArgumentOperation argument && argument.Value.Unconverted().Type.Is(activity);

    private static bool IsHandedOn(IOperation operation, ICatchClauseOperation clause) =>
        operation is ILocalReferenceOperation reference && clause.Locals.Contains(reference.Local, SymbolEqualityComparer.Default) && reference.IsHandedOn();
}
