using System.Diagnostics;
using System.Reflection;

namespace Cairn.Testing.Hosting;

/// <summary>Names the code behind a stack: the nearest method that is not the platform's and not this package's.</summary>
internal static class CodeOrigin
{
    private static readonly string[] Platform = ["System.", "Microsoft."];

    public static string Of(StackTrace trace)
    {
        var methods = trace.GetFrames().Select(frame => frame.GetMethod()).OfType<MethodBase>().ToList();
        var nearest = methods.Find(method => method.DeclaringType is { } type && !IsPlatform(type.Assembly)) ?? methods.LastOrDefault();

        return nearest is null ? "unknown code" : Describe(nearest);
    }

    public static string Of(Exception failure) => Of(new StackTrace(failure));

    /// <summary>Asynchronous methods and lambdas are compiled into nested types; their names hold the method's between angle brackets.</summary>
    private static string Describe(MethodBase method)
    {
        var name = Written(method.Name);
        var type = method.DeclaringType;

        for (; type?.Name.StartsWith('<') is true; type = type.DeclaringType)
        {
            name = method.Name.StartsWith('<') ? name : Written(type.Name);
        }

        return $"{type?.Name ?? "a program"}.{name}";
    }

    private static string Written(string compiled) =>
        compiled.StartsWith('<') && compiled.IndexOf('>', StringComparison.Ordinal) is > 1 and var end ? compiled[1..end].TrimStart('<') : compiled;

    private static bool IsPlatform(Assembly assembly) =>
        assembly == typeof(CodeOrigin).Assembly || Platform.Any(prefix => assembly.GetName().Name!.StartsWith(prefix, StringComparison.Ordinal));
}
