using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Cairn.Repository.Tests;

/// <summary>Writes one public member as <c>Name(parameters) -> modifiers type</c>.</summary>
internal static class Signature
{
    public static string? Of(MemberInfo member) => member switch
    {
        FieldInfo { IsSpecialName: true } => null,
        FieldInfo { IsLiteral: true, DeclaringType.IsEnum: true } value => $"{value.Name} = {value.GetRawConstantValue()}",
        FieldInfo { IsLiteral: true } constant => $"{constant.Name} = {Literal(constant.GetRawConstantValue(), typeof(string))} -> const {CSharpName.Of(constant.FieldType)}",
        FieldInfo field => $"{field.Name} -> {Static(field.IsStatic)}{(field.IsInitOnly ? "readonly " : "")}{CSharpName.Of(field.FieldType)}",
        PropertyInfo property => $"{Property(property)} -> {Static(Accessor(property).IsStatic)}{CSharpName.Of(property.PropertyType)}",
        EventInfo occurrence => $"{occurrence.Name} -> event {CSharpName.Of(occurrence.EventHandlerType!)}",
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo method when IsWritten(method) => $"{Method(method)} -> {Static(method.IsStatic)}{CSharpName.Of(method.ReturnType)}{Constraints(method)}",
        _ => null,
    };

    public static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static bool IsWritten(MethodInfo method) =>
        (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
        && !method.Name.Contains('<', StringComparison.Ordinal)
        && !method.IsDefined(typeof(CompilerGeneratedAttribute));

    private static MethodInfo Accessor(PropertyInfo property) => property.GetAccessors()[0];

    private static string Property(PropertyInfo property)
    {
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var get = property.GetMethod is { IsPublic: true } ? "get; " : "";
        var set = property.SetMethod is { IsPublic: true } setter ? (IsInit(setter) ? "init; " : "set; ") : "";
        return $"{property.Name} {{ {required}{get}{set}}}";
    }

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Method(MethodInfo method)
    {
        var extended = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        var arguments = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(CSharpName.Of))}>" : "";
        return $"{method.Name}{arguments}({extended}{Parameters(method)})";
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var direction = parameter switch
        {
            { IsOut: true } => "out ",
            { IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) => "params ",
            _ => "",
        };
        var fallback = parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue, parameter.ParameterType)}" : "";
        return $"{direction}{CSharpName.Of(parameter.ParameterType)} {parameter.Name}{fallback}";
    }

    private static string Constraints(MethodInfo method) =>
        string.Concat(method.GetGenericArguments().Select(argument => (argument, demands: Demands(argument)))
            .Where(pair => pair.demands.Length > 0)
            .Select(pair => $" where {pair.argument.Name} : {pair.demands}"));

    private static string Demands(Type argument)
    {
        var flags = argument.GenericParameterAttributes;
        List<string> demands = [.. argument.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(CSharpName.Of).Order(StringComparer.Ordinal)];
        if (flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
        {
            return string.Join(", ", demands.Prepend("struct"));
        }

        if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            demands.Insert(0, "class");
        }

        if (flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            demands.Add("new()");
        }

        return string.Join(", ", demands);
    }

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Literal(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => type.IsEnum ? $"{Enum.ToObject(type, value)}" : Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
