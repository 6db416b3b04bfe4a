using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1702: a catch-all around an await in a function with a token keeps the cancellation to itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CatchSwallowsCancellationAnalyzer() : RuleAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.CatchSwallowsCancellation,
        area: "Async",
        title: "Catch swallows cancellation",
        message: "'{0}' swallows the cancellation of '{1}'. Add 'when ({2} is not OperationCanceledException)'.",
        description: "A cancelled operation ends with an OperationCanceledException. A catch of every exception turns it into an error or into nothing, so the caller that asked for the end never learns of it.");

    protected override void Start(CompilationStartAnalysisContext context)
    {
        var exception = context.Compilation.TypeNamed("System.Exception");
        var token = context.Compilation.TypeNamed("System.Threading.CancellationToken");
        var canceled = context.Compilation.TypeNamed("System.OperationCanceledException");
        if (exception is not null && token is not null && canceled is not null)
        {
            context.RegisterOperationAction(c => Analyze(c, exception, token, canceled), OperationKind.Try);
        }
    }

    private static void Analyze(OperationAnalysisContext context, ITypeSymbol exception, ITypeSymbol token, ITypeSymbol canceled)
    {
        var attempt = (ITryOperation)context.Operation;
        if (attempt.Catches.LastOrDefault() is not { Filter: null, Syntax: CatchClauseSyntax syntax } clause
            || !(syntax.Declaration is null || clause.ExceptionType.Is(exception))
            || attempt.Catches.Any(c => c.ExceptionType.Is(canceled))
            || context.EnclosingFunctions().FirstOrDefault() is not { IsAsync: true } function
            || !attempt.Body.Executed().Any(IsAwait)
            || !attempt.Body.Descendants().Any(o => IsToken(o, token)) // what is not told of a cancellation does not end with one
            || attempt.Ancestors().OfType<ICatchClauseOperation>().Any(outer => outer.Handler.Executed().Any(o => o is IThrowOperation))
            || TokenOf(function, attempt.Body, token) is not { } parameter)
        {
            return;
        }

        var caught = clause.Locals.FirstOrDefault();
        if (!clause.Handler.Executed().Any(o => HeedsCancellation(o, canceled) || (IsReferenceTo(o, caught) && o.IsHandedOn())))
        {
            var end = syntax.Declaration?.Span.End ?? syntax.CatchKeyword.Span.End;
            var location = Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(syntax.SpanStart, end));
            var head = $"catch {syntax.Declaration}".TrimEnd();
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, location, head, parameter.Name, caught?.Name ?? "ex"));
        }
    }

    private static bool IsAwait(IOperation operation) => operation is
        IAwaitOperation
        or IForEachLoopOperation { IsAsynchronous: true }
        or IUsingOperation { IsAsynchronous: true }
        or IUsingDeclarationOperation { IsAsynchronous: true };

    private static bool IsToken(IOperation operation, ITypeSymbol token) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "None" } => false,
        IParameterReferenceOperation or ILocalReferenceOperation or IMemberReferenceOperation => operation.Type.Is(token),
        _ => false,
    };

    /// <summary>The function's own token, or one that the body captured from a function around it.</summary>
    private static IParameterSymbol? TokenOf(IMethodSymbol function, IOperation body, ITypeSymbol token) =>
        function.Parameters
            .Concat(body.Executed().OfType<IParameterReferenceOperation>().Select(reference => reference.Parameter))
            .FirstOrDefault(parameter => parameter.Type.Is(token));

    private static bool HeedsCancellation(IOperation operation, ITypeSymbol canceled) => operation switch
    {
        IThrowOperation => true,
        IInvocationOperation { TargetMethod: { Name: "Throw", ContainingType.Name: "ExceptionDispatchInfo" } } => true,
        IInvocationOperation call when call.TargetMethod.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute") => true,
        IInvocationOperation { TargetMethod.Name: "ThrowIfCancellationRequested" } => true,
        IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } => true,
        IIsTypeOperation test => test.TypeOperand.Is(canceled),
        ITypePatternOperation pattern => pattern.MatchedType.Is(canceled),
        IDeclarationPatternOperation pattern => pattern.MatchedType.Is(canceled),
        IRecursivePatternOperation pattern => pattern.MatchedType.Is(canceled),
        _ => false,
    };

    private static bool IsReferenceTo(IOperation operation, ILocalSymbol? local) =>
        operation is ILocalReferenceOperation reference && reference.Local.Is(local);
}
