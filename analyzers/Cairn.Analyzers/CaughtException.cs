using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers;

/// <summary>Where a caught exception goes.</summary>
internal static class CaughtException
{
    /// <summary>Whether the exception itself, not its text, leaves the handler as a value.</summary>
    public static bool IsHandedOn(this IOperation value) => value.Parent switch
    {
        IReturnOperation => true,
        ISimpleAssignmentOperation { Target: not IDiscardOperation } assignment => assignment.Value == value,
        IInvocationOperation call when call.Instance == value => false,
        IInvocationOperation { TargetMethod.Name: "SetException" or "TrySetException" or "Complete" or "TryComplete" or "Add" or "Enqueue" } => true,
        IInvocationOperation or IArgumentOperation or IConversionOperation or IObjectCreationOperation => IsHandedOn(value.Parent),
        IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation => IsHandedOn(value.Parent),
        ITupleOperation or IConditionalOperation or ICoalesceOperation or IAwaitOperation => IsHandedOn(value.Parent),
        _ => false,
    };
}
