using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers.Rules;

/// <summary>CRN1601: a loop tries, catches, waits and tries again.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HandWrittenRetryAnalyzer() : RuleAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.HandWrittenRetry,
        area: "Resilience",
        title: "Hand-written retry",
        message: "This loop retries after '{0}' by hand. Use a 'ResiliencePipeline' with 'AddRetry'.",
        description: "A retry written by hand rarely has jitter, a limit, a log and an eye on cancellation, and it multiplies with the retries below it. A resilience pipeline has them, is configured in one place and is measured.");

    protected override void Start(CompilationStartAnalysisContext context) => context.RegisterOperationAction(Analyze, OperationKind.Loop);

    private static void Analyze(OperationAnalysisContext context)
    {
        if (context.Operation is not ILoopOperation { LoopKind: LoopKind.For or LoopKind.While, Body: IBlockOperation body } loop)
        {
            return;
        }

        for (var index = 0; index < body.Operations.Length; index++)
        {
            var rest = body.Operations.Skip(index + 1).ToList();
            if (body.Operations[index] is ITryOperation attempt
                && attempt.Catches.FirstOrDefault(clause => Retries(clause, rest)) is { } clause
                && (Leaves(attempt.Body, loop) || rest.Any(next => Leaves(next, loop)) || EndsCondition(attempt.Body, loop)))
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, Keyword(loop.Syntax).GetLocation(), clause.ExceptionType.Name));
                return;
            }
        }
    }

    /// <summary>The handler comes to its end, and a wait is in it or behind the try.</summary>
    private static bool Retries(ICatchClauseOperation clause, IEnumerable<IOperation> rest) =>
        clause.Handler.Operations.LastOrDefault() is not (IThrowOperation or IReturnOperation or IExpressionStatementOperation { Operation: IThrowOperation } or IBranchOperation { BranchKind: BranchKind.Break })
        && (clause.Handler.Executed().Any(IsWait) || rest.Any(next => next is IExpressionStatementOperation && next.Executed().Any(IsWait)));

    private static bool IsWait(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: "Delay" or "Sleep", ContainingType.Name: "Task" or "Thread" or "TimeProviderTaskExtensions" } };

    /// <summary>Whether the code always leaves the loop at its end.</summary>
    private static bool Leaves(IOperation? operation, ILoopOperation loop) => operation switch
    {
        IReturnOperation { Kind: OperationKind.Return } => true,
        IBranchOperation { BranchKind: BranchKind.Break } branch => branch.Target.Is(loop.ExitLabel),
        IBlockOperation block => Leaves(block.Operations.LastOrDefault(), loop),
        IUsingOperation resource => Leaves(resource.Body, loop),
        ILockOperation locked => Leaves(locked.Body, loop),
        IConditionalOperation choice => Leaves(choice.WhenTrue, loop) && Leaves(choice.WhenFalse, loop),
        _ => false,
    };

    /// <summary>Whether the attempt, having succeeded, sets what the loop asks for.</summary>
    private static bool EndsCondition(IBlockOperation attempt, ILoopOperation loop) =>
        loop is IWhileLoopOperation { Condition: { } condition }
        && attempt.Operations.Any(operation =>
            operation is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: ILocalReferenceOperation flag, Value.ConstantValue: { HasValue: true, Value: bool } } }
            && condition.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation reference && reference.Local.Is(flag.Local)));

    private static SyntaxToken Keyword(SyntaxNode loop) => loop switch
    {
        ForStatementSyntax statement => statement.ForKeyword,
        WhileStatementSyntax statement => statement.WhileKeyword,
        DoStatementSyntax statement => statement.DoKeyword,
        _ => loop.GetFirstToken(),
    };
}
