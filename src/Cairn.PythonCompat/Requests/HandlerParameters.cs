using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;

namespace Cairn.PythonCompat.Requests;

/// <summary>What the handler of a route takes, as the platform's binding tells it.</summary>
internal static class HandlerParameters
{
    public static IEnumerable<ParameterInfo> Of(Endpoint? endpoint) =>
        endpoint?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>().Select(binding => binding.ParameterInfo) ?? [];

    /// <summary>The parameter that takes a value of the query.</summary>
    public static ParameterInfo? Find(Endpoint? endpoint, string name) =>
        Of(endpoint).FirstOrDefault(parameter => string.Equals(NameOf(parameter), name, StringComparison.Ordinal));

    public static string NameOf(ParameterInfo parameter) =>
        parameter.GetCustomAttributes(inherit: false).OfType<IFromQueryMetadata>().FirstOrDefault()?.Name ?? parameter.Name ?? "";

    public static bool IsList(Type type) => type.IsArray || type == typeof(StringValues);

    /// <summary>The type without <see cref="Nullable{T}"/>.</summary>
    public static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
