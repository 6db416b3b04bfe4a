using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Cairn.Logging.Redaction;

/// <summary>What stands in a line for a classified value.</summary>
[UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "What was trimmed cannot be seen; that classification is not promised to trimmed programs is said under Limits.")]
internal static class Mark
{
    private const string Secret = "[secret]";
    private const string Personal = "[personal]";

    /// <summary>The text for values of a type, or <see langword="null"/> when neither it nor what it derives from is classified.</summary>
    public static string? Of(Type type) =>
        Text(type.IsDefined(typeof(SecretAttribute), inherit: true), type.IsDefined(typeof(PersonalAttribute), inherit: true))
        ?? Text(type.GetInterfaces().Any(Has<SecretAttribute>), type.GetInterfaces().Any(Has<PersonalAttribute>));

    /// <summary>The text for a property or field; that of a property may stand at what it overrides.</summary>
    public static string? Of(MemberInfo member) =>
        Text(Attribute.IsDefined(member, typeof(SecretAttribute), inherit: true), Attribute.IsDefined(member, typeof(PersonalAttribute), inherit: true));

    public static string? Of(ParameterInfo parameter) =>
        Text(parameter.IsDefined(typeof(SecretAttribute), inherit: false), parameter.IsDefined(typeof(PersonalAttribute), inherit: false));

    private static bool Has<TAttribute>(Type type) => type.IsDefined(typeof(TAttribute), inherit: false);

    private static string? Text(bool isSecret, bool isPersonal) => isSecret ? Secret : isPersonal ? Personal : null;
}
