using System.Runtime.CompilerServices;

namespace Cairn.Repository.Tests;

/// <summary>Writes a reflected type as C# does, without namespaces: <c>Func&lt;string[], Task&gt;</c>.</summary>
internal static class CSharpName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Full(Type type) => type.Namespace is null ? Of(type) : $"{type.Namespace}.{Of(type)}";

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.HasElementType)
        {
            return Of(type.GetElementType()!) + (type.IsArray ? "[]" : "");
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value) + "?";
        }

        if (type.IsGenericType && type.IsAssignableTo(typeof(ITuple)))
        {
            return $"({string.Join(", ", type.GetGenericArguments().Select(Of))})";
        }

        return Outer(type) + type.Name.Split('`')[0] + Arguments(type);
    }

    private static string Outer(Type type) =>
        type is { IsNested: true, IsGenericParameter: false } ? $"{Of(type.DeclaringType!)}." : "";

    private static string Arguments(Type type) =>
        type.IsGenericType ? $"<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : "";
}
