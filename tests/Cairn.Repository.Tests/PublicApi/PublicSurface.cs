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
    public static IEnumerable<string> Violations(string package, IReadOnlyList<string> approved, IReadOnlyList<string> actual)
    {
        if (approved.Count == 0 && actual.Count > 0)
        {
            return [$"src/{package}/PublicApi.txt is missing. Write it with CAIRN_APPROVE=1, and review what it promises."];
        }

        return actual.Except(approved, StringComparer.Ordinal)
            .Select(line => $"'{line}' is public in {package} and not in its PublicApi.txt. Make it internal, or approve it with CAIRN_APPROVE=1.")
            .Concat(approved.Except(actual, StringComparer.Ordinal)
                .Select(line => $"'{line}' is in PublicApi.txt of {package} and no longer public. Restore it, or approve its removal with CAIRN_APPROVE=1."));
    }

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

        var inherited = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? parent : null;
        var bases = OwnInterfaces(type).Select(CSharpName.Of).Order(StringComparer.Ordinal).ToList();
        if (inherited is not null)
        {
            bases.Insert(0, CSharpName.Of(inherited));
        }

        return bases.Count == 0 ? "" : $" : {string.Join(", ", bases)}";
    }

    /// <summary>Without those that come with the base type, with another interface, or with being a record.</summary>
    private static IEnumerable<Type> OwnInterfaces(Type type)
    {
        var all = type.GetInterfaces();
        var implied = all.Concat([type.BaseType]).OfType<Type>().SelectMany(other => other.GetInterfaces()).Append(typeof(IEquatable<>).MakeGenericType(type));

        return all.Where(contract => contract.IsVisible).Except(implied);
    }
}
