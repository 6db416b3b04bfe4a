using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Cairn.Caching.Serialization;

/// <summary>Proves that instances of a type can never change: all their fields are read-only, and so on all the way down. What cannot be proved is mutable.</summary>
internal sealed class Immutability
{
    private const BindingFlags OwnFields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Type[] KnownTypes =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(DateOnly), typeof(TimeOnly),
        typeof(Guid), typeof(Uri), typeof(Version), typeof(Int128), typeof(UInt128), typeof(Half), typeof(System.Numerics.BigInteger),
    ];

    private readonly ConcurrentDictionary<Type, bool> _proofs = new();

    /// <summary>Whether this instance can be given to everybody.</summary>
    public bool IsProved(object? value) => value is null || IsProvedExactly(value.GetType());

    /// <summary>Whether every value of a declared type can be: no descendant may add what changes.</summary>
    public bool IsProvedFor(Type declared) => declared.IsSealed && IsProvedExactly(declared);

    private bool IsProvedExactly(Type type) => _proofs.TryGetValue(type, out var proved) ? proved : _proofs.GetOrAdd(type, Prove(type, []));

    private bool Prove(Type type, HashSet<Type> assumed)
    {
        if (type.IsPrimitive || type.IsEnum || KnownTypes.Contains(type) || type.GetCustomAttribute<ImmutableObjectAttribute>(inherit: false) is { Immutable: true })
        {
            return true;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Prove(underlying, assumed);
        }

        if (type.IsArray || type.IsPointer || type.IsInterface || type.IsSubclassOf(typeof(Delegate)) || type.IsByRefLike || type == typeof(object))
        {
            return false;
        }

        return IsImmutableCollection(type)
            ? type.GenericTypeArguments.All(argument => argument.IsSealed && Prove(argument, assumed))
            : !assumed.Add(type) || HasOnlyFixedFields(type, assumed); // a type that contains itself is as immutable as the rest of it
    }

    private static bool IsImmutableCollection(Type type) =>
        type.Namespace is "System.Collections.Immutable" or "System.Collections.Frozen"
        && type is { IsGenericType: true }
        && type.Assembly == typeof(System.Collections.Immutable.ImmutableList).Assembly
        && !type.Name.Contains("Builder", StringComparison.Ordinal);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A field that trimming removes is never written. Where fields lose their metadata the proof is not attempted.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "As above, for the types that it inherits from.")]
    private bool HasOnlyFixedFields(Type type, HashSet<Type> assumed)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            return false;
        }

        for (var level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            // A struct lies within a field that is read-only itself, or is copied: only what it refers to matters.
            if (level.GetFields(OwnFields).Any(field => (!field.IsInitOnly && !type.IsValueType) || !field.FieldType.IsSealed || !Prove(field.FieldType, assumed)))
            {
                return false;
            }
        }

        return true;
    }
}
