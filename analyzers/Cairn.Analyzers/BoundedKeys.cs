using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers;

/// <summary>Types with as few values as the program itself has: enumerations, types and members of the program, and tuples of these.</summary>
internal sealed class BoundedKeys(Compilation compilation)
{
    private readonly ImmutableArray<INamedTypeSymbol> _parts =
    [
        .. new[] { "System.Type", "System.RuntimeTypeHandle", "System.Reflection.MemberInfo", "System.Reflection.Assembly" }
            .Select(compilation.GetTypeByMetadataName)
            .OfType<INamedTypeSymbol>(),
    ];

    public bool Include(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
        || type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Char
        || _parts.Any(part => type.DerivesFrom(part))
        || (type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.All(element => Include(element.Type)));
}
