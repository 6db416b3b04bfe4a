using System.Reflection;

namespace NSubstitute;

/// <summary>Stands for the mocking library of that name: an object that does nothing.</summary>
internal class Substitute : DispatchProxy
{
    public static T For<T>() where T : class => Create<T, Substitute>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.ReturnType is { IsValueType: true } type && type != typeof(void) ? Activator.CreateInstance(type) : null;
}
