using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Cairn.Repository.Tests;

/// <summary>The names under which our assemblies appear in dashboards: meters, sources, instruments, attributes and log events.</summary>
internal static class DeclaredNames
{
    private const BindingFlags Everything =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> In(IEnumerable<Type> types) =>
        types.SelectMany(type => Constants(type).Concat(Events(type))).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Constants(Type type) =>
        type is { IsPublic: true, IsAbstract: true, IsSealed: true } && type.Name.Contains("Telemetry", StringComparison.Ordinal)
            ? type.GetFields().Where(field => field.IsLiteral).Select(field => field.GetRawConstantValue()).OfType<string>()
            : [];

    private static IEnumerable<string> Events(Type type) =>
        from method in type.GetMethods(Everything)
        let message = method.GetCustomAttribute<LoggerMessageAttribute>()
        where message is not null
        select message.EventName ?? method.Name;
}
