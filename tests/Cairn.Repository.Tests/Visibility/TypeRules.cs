using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Cairn.Repository.Tests;

/// <summary>What types may be open for, and what may outlive a host.</summary>
internal static class TypeRules
{
    private const BindingFlags Statics =
        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly HashSet<Type> MutableTypes =
        [typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(Queue<>), typeof(Stack<>), typeof(ConditionalWeakTable<,>), typeof(StringBuilder)];

    public static IEnumerable<string> OpenClasses(IEnumerable<Type> types) => types
        .Where(type => type is { IsVisible: true, IsClass: true, IsSealed: false })
        .Select(type => $"{CSharpName.Full(type)} can be inherited from. Seal it: nobody has promised what its descendants may rely on.");

    public static IEnumerable<string> MutableStatics(IEnumerable<Type> types) => types
        .Where(IsWritten)
        .SelectMany(type => type.GetFields(Statics))
        .Where(field => !field.IsLiteral && !field.IsDefined(typeof(GeneratedCodeAttribute)) && (!field.IsInitOnly || Mutates(field)))
        .Select(field => $"{CSharpName.Full(field.DeclaringType!)} keeps static state in {MemberName(field)}. Two hosts in one process would share it. Keep it in a service, or freeze it.");

    private static bool IsWritten(Type type) =>
        !type.FullName!.Contains('<', StringComparison.Ordinal)
        && !type.IsEnum
        && !type.IsDefined(typeof(CompilerGeneratedAttribute))
        && !type.IsDefined(typeof(GeneratedCodeAttribute))
        && !IsProtocsReflection(type);

    /// <summary>protoc marks neither the class that holds a file's descriptor nor its field, which is set once.</summary>
    private static bool IsProtocsReflection(Type type) =>
        type.Name.EndsWith("Reflection", StringComparison.Ordinal)
        && type.GetFields(Statics) is [{ FieldType.FullName: "Google.Protobuf.Reflection.FileDescriptor" }];

    private static bool Mutates(FieldInfo field)
    {
        var type = field.FieldType;
        var shape = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return shape.Namespace == "System.Collections.Concurrent" || MutableTypes.Contains(shape) || (type.IsArray && !field.IsPrivate);
    }

    /// <summary>The property's name where the compiler made the field for it.</summary>
    private static string MemberName(FieldInfo field) => field.Name.Split('<', '>') is [_, var property, ..] ? property : field.Name;
}
