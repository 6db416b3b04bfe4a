using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers;

/// <summary>Questions about symbols that the compiler API leaves to its users.</summary>
internal static class SymbolTree
{
    public static bool Is(this ISymbol? symbol, ISymbol? other) => SymbolEqualityComparer.Default.Equals(symbol, other);

    /// <summary>The type itself, then its base types.</summary>
    public static IEnumerable<ITypeSymbol> SelfAndBases(this ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }

    public static bool DerivesFrom(this ITypeSymbol? type, ITypeSymbol ancestor) => type.SelfAndBases().Any(t => t.Is(ancestor));
}
