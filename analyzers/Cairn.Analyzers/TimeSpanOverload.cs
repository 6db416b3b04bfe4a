using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers;

/// <summary>Finds the sibling of a method that takes a TimeSpan where the method takes a bare number.</summary>
internal static class TimeSpanOverload
{
    /// <summary>The sibling that takes a TimeSpan at this parameter and otherwise the same, or also a TimeSpan for a number.</summary>
    /// <param name="method">The method as it is called.</param>
    /// <param name="ordinal">The position of the number among the parameters.</param>
    /// <param name="timeSpan">The type System.TimeSpan.</param>
    /// <param name="caller">The member that calls: a sibling that calls is not offered to itself.</param>
    /// <param name="compilation">Tells what the caller may call.</param>
    public static IMethodSymbol? Find(IMethodSymbol method, int ordinal, ITypeSymbol timeSpan, ISymbol caller, Compilation compilation) =>
        method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>()
            .Where(sibling => sibling.Arity == method.Arity && sibling.Parameters.Length == method.Parameters.Length)
            .Where(sibling => sibling.IsStatic == method.IsStatic && !sibling.OriginalDefinition.Is(caller.OriginalDefinition))
            .Where(sibling => compilation.IsSymbolAccessibleWithin(sibling, (ISymbol?)caller.ContainingType ?? compilation.Assembly))
            .Select(sibling => sibling.Arity == 0 ? sibling : sibling.Construct([.. method.TypeArguments]))
            .FirstOrDefault(sibling => sibling.Parameters[ordinal].Type.Is(timeSpan)
                && sibling.ReturnType.Is(method.ReturnType)
                && sibling.Parameters.All(parameter => Matches(method.Parameters[parameter.Ordinal], parameter, timeSpan)));

    public static bool IsNumber(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64;

    private static bool Matches(IParameterSymbol here, IParameterSymbol there, ITypeSymbol timeSpan) =>
        here.RefKind == there.RefKind && (here.Type.Is(there.Type) || (IsNumber(here.Type) && there.Type.Is(timeSpan)));
}
