using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers;

/// <summary>Finds types by the names that metadata has for them.</summary>
internal static class TypeLookup
{
    /// <summary>
    /// The type, of the compilation itself or of a reference, as far as the compilation may use it; null if there is none. The compiler's own look-up asks all references for each name.
    /// This one goes down the namespaces, which the compiler needs anyway, and asks those few references that have them.
    /// </summary>
    public static INamedTypeSymbol? TypeNamed(this Compilation compilation, string name)
    {
        var parts = name.Split('.');
        INamespaceSymbol? place = compilation.GlobalNamespace;
        for (var depth = 0; depth < parts.Length - 1 && place is not null; depth++)
        {
            place = place.GetMembers(parts[depth]).OfType<INamespaceSymbol>().FirstOrDefault();
        }

        var type = parts[parts.Length - 1].Split('`');
        return place?.GetTypeMembers(type[0], type.Length == 1 ? 0 : int.Parse(type[1], CultureInfo.InvariantCulture))
            .FirstOrDefault(candidate => compilation.IsSymbolAccessibleWithin(candidate, compilation.Assembly));
    }
}
