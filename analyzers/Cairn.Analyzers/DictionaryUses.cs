using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers;

/// <summary>Tells what a reference to a static dictionary does to its size. What leaves the type's hands may shrink.</summary>
internal static class DictionaryUses
{
    public static DictionaryUse Of(IFieldReferenceOperation reference, ISymbol user)
    {
        var isStarting = user is IMethodSymbol { MethodKind: MethodKind.StaticConstructor } or IFieldSymbol { IsStatic: true };
        var use = Of(reference);
        return isStarting && use == DictionaryUse.Grows ? DictionaryUse.Neutral
            : isStarting && reference.Parent is ISimpleAssignmentOperation ? DictionaryUse.Neutral
            : use;
    }

    private static DictionaryUse Of(IFieldReferenceOperation reference) => reference.Parent switch
    {
        IInvocationOperation call when call.Instance == reference => OfCall(call),
        IPropertyReferenceOperation property when property.Instance == reference => OfProperty(property),
        INameOfOperation or ILockOperation or IForEachLoopOperation => DictionaryUse.Neutral,
        IConversionOperation { Parent: IForEachLoopOperation } => DictionaryUse.Neutral,
        IConversionOperation { Parent: IArgumentOperation argument } when IsQuery(argument) => DictionaryUse.Neutral,
        IArgumentOperation argument when IsQuery(argument) => DictionaryUse.Neutral,
        _ => DictionaryUse.MayShrink,
    };

    private static DictionaryUse OfCall(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Add" or "TryAdd" or "GetOrAdd" or "AddOrUpdate" => HasConstantKey(call.Arguments.FirstOrDefault()) ? DictionaryUse.Neutral : DictionaryUse.Grows,
        "Remove" or "TryRemove" or "Clear" => DictionaryUse.MayShrink,
        _ => DictionaryUse.Neutral,
    };

    /// <summary>Who compares the count has a limit in mind.</summary>
    private static DictionaryUse OfProperty(IPropertyReferenceOperation property) => property switch
    {
        { Property.IsIndexer: true, Parent: IAssignmentOperation assignment } when assignment.Target == property && !HasConstantKey(property.Arguments.FirstOrDefault()) =>
            DictionaryUse.Grows,
        { Property.Name: "Count", Parent: IBinaryOperation } => DictionaryUse.MayShrink,
        _ => DictionaryUse.Neutral,
    };

    private static bool HasConstantKey(IArgumentOperation? key) => key?.Value.ConstantValue.HasValue == true;

    private static bool IsQuery(IArgumentOperation argument) =>
        argument.Parent is IInvocationOperation { TargetMethod.ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } };
}
