using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers;

/// <summary>Types with as few values as the program itself has: enumerations, types, members and delegates of the program, and arrays and tuples of these.</summary>
internal sealed class BoundedKeys(Compilation compilation)
{
    private readonly ImmutableArray<INamedTypeSymbol> _parts =
    [
        .. new[] { "System.Type", "System.RuntimeTypeHandle", "System.Delegate", "System.Reflection.MemberInfo", "System.Reflection.Assembly" }
            .Select(compilation.TypeNamed)
            .OfType<INamedTypeSymbol>(),
    ];

    public bool Include(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
        || type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Char
        || (type is IArrayTypeSymbol array && Include(array.ElementType))
        || _parts.Any(part => type.DerivesFrom(part))
        || (type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.All(element => Include(element.Type)));
}
