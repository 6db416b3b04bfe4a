using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Redaction;

/// <summary>Decides once for each type how its values are redacted.</summary>
[UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "What was trimmed cannot be seen; that classification is not promised to trimmed programs is said under Limits.")]
[UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "What was trimmed cannot be seen; that classification is not promised to trimmed programs is said under Limits.")]
internal sealed class TypePlans
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly MarkingAssemblies _assemblies = new();
    private readonly ConcurrentDictionary<Type, TypePlan> _plans = new();
    private readonly ConcurrentDictionary<Type, bool> _plainStates = new();

    /// <summary>The plan for values whose type is exactly this one.</summary>
    public TypePlan Of(Type type) => _plans.TryGetValue(type, out var plan) ? plan : _plans.GetOrAdd(type, Make);

    /// <summary>Whether a structure that carries the values of a line shows by its fields that none can be classified, so that it need not be looked into.</summary>
    public bool IsPlainState(Type state) => _plainStates.TryGetValue(state, out var isPlain) ? isPlain : _plainStates.GetOrAdd(state, HasPlainFields);

    private TypePlan Make(Type type)
    {
        if (Mark.Of(type) is { } text)
        {
            return new TypePlan(PlanKind.Whole, Text: text);
        }

        if (type.IsPrimitive || type.IsEnum || type == typeof(string))
        {
            return TypePlan.Clean;
        }

        if (typeof(IEnumerable).IsAssignableFrom(type))
        {
            return ElementType(type) is { } element && IsPlain(element) ? TypePlan.Clean : TypePlan.Elements;
        }

        return CanHoldMarked(type) ? WithMembers(type) : TypePlan.Clean;
    }

    private TypePlan WithMembers(Type type)
    {
        var members = MembersOf(type)
            .Where(IsShown)
            .DistinctBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => new MemberPlan(member, TextOf(type, member), IsPlain(ValueType(member))))
            .ToList();

        return members.Exists(member => member.Text is not null || !member.IsPlain)
            ? new TypePlan(PlanKind.Members, NameOf(type), Members: members)
            : TypePlan.Clean;
    }

    // Captured values show properties, the text of a record or tuple public fields as well, and one that is written by hand whatever it likes.
    private static bool IsShown(MemberInfo member) => member switch
    {
        PropertyInfo property => property.GetIndexParameters().Length == 0 && (property.GetMethod is { IsPublic: true } || Mark.Of(member) is not null),
        FieldInfo field => field.IsPublic || (!IsBackingField(field) && Mark.Of(member) is not null),
        _ => false,
    };

    private static IEnumerable<MemberInfo> MembersOf(Type type)
    {
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (var member in level.GetMembers(Own).Where(member => member is PropertyInfo or FieldInfo))
            {
                yield return member;
            }
        }
    }

    // [Secret] before a positional parameter of a record stands at the parameter, not at the property.
    private static string? TextOf(Type type, MemberInfo member)
    {
        var owner = member.DeclaringType ?? type;
        var parameters = owner.GetConstructors(Own).SelectMany(constructor => constructor.GetParameters());
        var field = owner.GetField(BackingFieldOf(member), Own);
        var promises = owner.GetInterfaces().Select(contract => contract.GetProperty(member.Name)).OfType<PropertyInfo>();

        return Mark.Of(member)
            ?? (field is null ? null : Mark.Of(field))
            ?? parameters.Where(parameter => parameter.Name == member.Name).Select(Mark.Of).FirstOrDefault(text => text is not null)
            ?? promises.Select(Mark.Of).FirstOrDefault(text => text is not null);
    }

    private static string BackingFieldOf(MemberInfo property) => $"<{property.Name}>k__BackingField";

    private static bool IsBackingField(FieldInfo field) => field.Name.StartsWith('<');

    private bool IsPlain(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || type == typeof(string))
        {
            return true;
        }

        if (type.IsArray)
        {
            return IsPlain(type.GetElementType()!);
        }

        var isFinal = (type.IsValueType || type.IsSealed) && !_assemblies.Reaches(type.Assembly) && type.GenericTypeArguments.All(IsPlain);
        return isFinal && (!typeof(IEnumerable).IsAssignableFrom(type) || (ElementType(type) is { } element && element != type && IsPlain(element)));
    }

    private bool CanHoldMarked(Type type)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            if (_assemblies.Reaches(level.Assembly))
            {
                return true;
            }
        }

        return type.IsGenericType && IsTransparent(type) && !type.GenericTypeArguments.All(IsPlain);
    }

    // Of the generic types of others only those whose text shows what they hold: of the rest, such as Lazy or Task, nothing may be touched.
    private static bool IsTransparent(Type type) =>
        typeof(ITuple).IsAssignableFrom(type) || type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) || IsAnonymous(type);

    private static bool IsAnonymous(Type type) =>
        type.Name.StartsWith("<>", StringComparison.Ordinal) && type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static Type? ElementType(Type type) => type.GetInterfaces().Append(type)
        .Where(contract => contract.IsConstructedGenericType && contract.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        .Select(contract => contract.GenericTypeArguments[0])
        .FirstOrDefault();

    private bool HasPlainFields(Type state)
    {
        var fields = state.IsValueType ? state.GetFields(Own) : [];
        return fields.Length > 0 && Array.TrueForAll(fields, field => field.FieldType.Assembly == typeof(ILogger).Assembly || IsPlain(field.FieldType));
    }

    private static Type ValueType(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    private static string NameOf(Type type) => IsAnonymous(type) ? "" : type.Name.Split('`')[0];
}
