using System.Reflection;

namespace Cairn.Repository.Tests;

/// <summary>Everything an assembly promises, one line a member, in the same order on every machine.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Describe(IEnumerable<Type> types) =>
        [.. types.Where(type => !type.Name.Contains('<', StringComparison.Ordinal)).SelectMany(Lines).Order(StringComparer.Ordinal)];

    /// <summary>What was added to or taken from an approved surface.</summary>
    public static IEnumerable<string> Violations(string package, IReadOnlyList<string> approved, IReadOnlyList<string> actual) =>
        actual.Except(approved, StringComparer.Ordinal)
            .Select(line => $"'{line}' is public in {package} and not in its PublicApi.txt. Make it internal, or approve it with CAIRN_APPROVE=1.")
            .Concat(approved.Except(actual, StringComparer.Ordinal)
                .Select(line => $"'{line}' is in PublicApi.txt of {package} and no longer public. Restore it, or approve its removal with CAIRN_APPROVE=1."));

    private static IEnumerable<string> Lines(Type type)
    {
        var name = CSharpName.Full(type);
        yield return $"{name} -> {Kind(type)}{Bases(type)}";

        foreach (var line in HasOwnMembers(type) ? type.GetMembers(Declared).Select(Signature.Of).OfType<string>() : [])
        {
            yield return $"{name}.{line}";
        }
    }

    private static bool HasOwnMembers(Type type) => !type.IsSubclassOf(typeof(Delegate));

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        _ when type.IsSubclassOf(typeof(Delegate)) => $"delegate {CSharpName.Of(Invoke(type).ReturnType)} ({Signature.Parameters(Invoke(type))})",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => $"sealed {Class(type)}",
        _ => Class(type),
    };

    private static MethodInfo Invoke(Type type) => type.GetMethod("Invoke")!;

    private static string Class(Type type) => IsRecord(type) ? "record" : "class";

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static string Bases(Type type)
    {
        if (type.IsEnum || type.IsSubclassOf(typeof(Delegate)))
        {
            return "";
        }

        var interfaces = type.GetInterfaces()
            .Where(contract => contract.IsPublic && contract != typeof(IEquatable<>).MakeGenericType(type))
            .Select(CSharpName.Of)
            .Order(StringComparer.Ordinal);
        var bases = (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? interfaces.Prepend(CSharpName.Of(parent)) : interfaces).ToList();

        return bases.Count == 0 ? "" : $" : {string.Join(", ", bases)}";
    }
}
