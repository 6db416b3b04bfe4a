using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers;

/// <summary>Where an activity goes from the call that starts it.</summary>
internal static class StartedActivity
{
    /// <summary>The outermost operation whose value is still the same activity: after conversions and calls that return it for chaining.</summary>
    public static IOperation ValueOf(IOperation value, ITypeSymbol activity) => value.Parent switch
    {
        IConversionOperation conversion => ValueOf(conversion, activity),
        IInvocationOperation call when call.Instance == value && call.Type.Is(activity) => ValueOf(call, activity),
        IConditionalAccessOperation access when access.Operation == value && access.Type.Is(activity) => ValueOf(access, activity),
        IConditionalAccessOperation access when access.WhenNotNull == value && access.Type.Is(activity) => ValueOf(access, activity),
        _ => value,
    };

    public static bool IsDropped(IOperation value) => value.Parent is IExpressionStatementOperation
        or ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation };

    /// <summary>The local without <c>using</c> that holds the value; null if it goes elsewhere.</summary>
    public static ILocalSymbol? KeptIn(IOperation value) => value.Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } when !IsUsed(declarator) => declarator.Symbol,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Parent: IExpressionStatementOperation } => target.Local,
        _ => null,
    };

    public static bool IsStoppedOrHandedOn(ILocalSymbol local, IOperation start, ITypeSymbol activity) => start.Ancestors().Last()
        .Descendants()
        .OfType<ILocalReferenceOperation>()
        .Any(reference => reference.Local.Is(local) && !IsOnlyLookedAt(reference, activity));

    private static bool IsUsed(IVariableDeclaratorOperation declarator) => // declaration, group, and what holds the group
        declarator.Parent?.Parent?.Parent is IUsingDeclarationOperation or IUsingOperation;

    /// <summary>Whether the reference neither stops the activity nor lets anybody else do so.</summary>
    private static bool IsOnlyLookedAt(IOperation reference, ITypeSymbol activity)
    {
        var value = ValueOf(reference, activity);
        return value.Parent switch
        {
            IExpressionStatementOperation => true,
            ISimpleAssignmentOperation assignment => assignment.Target == value || assignment.Target is IDiscardOperation,
            IMemberReferenceOperation => true,
            IInvocationOperation call when call.Instance == value => !Stops(call),
            IConditionalAccessOperation access when access.Operation == value => !access.WhenNotNull.DescendantsAndSelf().Any(Stops),
            IBinaryOperation or IIsPatternOperation => true,
            _ => false,
        };
    }

    private static bool Stops(IOperation operation) => operation is IInvocationOperation { TargetMethod.Name: "Dispose" or "Stop" };
}
