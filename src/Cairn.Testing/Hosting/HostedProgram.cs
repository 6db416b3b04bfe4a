using System.Reflection;

namespace Cairn.Testing.Hosting;

/// <summary>A program that builds and runs a host: an assembly's entry point, or a delegate.</summary>
internal sealed record HostedProgram(string Name, Func<string[], Task> Main)
{
    private const string EntryOfAsyncMain = "<Main>";
    private static readonly string[] AsyncMains = ["<Main>$", "Main"];

    public static HostedProgram Of(Func<string[], Task> main) =>
        new(main.Method.Module.Assembly.GetName().Name!, main);

    public static HostedProgram Of(Assembly assembly)
    {
        var name = assembly.GetName().Name!;
        var entry = assembly.EntryPoint ?? throw new InvalidOperationException(
            $"The assembly '{name}' has no entry point. Name a type of the service's own project, or pass the program as a delegate.");
        var main = AsyncMainBehind(entry) ?? entry;

        return new(name, arguments => Invoke(main, arguments));
    }

    /// <summary>The compiler's entry point blocks a thread on the asynchronous one, which lives beside it.</summary>
    private static MethodInfo? AsyncMainBehind(MethodInfo entry) =>
        entry.Name != EntryOfAsyncMain
            ? null
            : entry.DeclaringType!
                .GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .FirstOrDefault(method => AsyncMains.Contains(method.Name) && method.ReturnType.IsAssignableTo(typeof(Task)));

    private static Task Invoke(MethodInfo main, string[] arguments)
    {
        object[] parameters = main.GetParameters().Length == 0 ? [] : [arguments];

        return main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, parameters, null) as Task ?? Task.CompletedTask;
    }
}
