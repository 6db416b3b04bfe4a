using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Repository.Tests;

/// <summary>
/// A public <c>AddCairn…</c> method, called as a service calls it: with nothing but its receiver. One that asks for more declares something by name,
/// which its own tests repeat.
/// </summary>
internal sealed record RegistrationVerb(string Name, Action<WebApplicationBuilder?> Call)
{
    /// <summary>What stands in for the type argument of a generic verb: the first that its constraints let through.</summary>
    private static readonly Type[] Samples = [typeof(SampleWorker), typeof(SampleWarmup), typeof(SampleOptions), typeof(WebApplicationBuilder)];

    public static IEnumerable<RegistrationVerb> In(Assembly assembly) =>
        from type in assembly.GetExportedTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
        where method.Name.StartsWith("AddCairn", StringComparison.Ordinal)
        where method.GetParameters().Skip(1).All(parameter => parameter.IsOptional)
        let closed = method.IsGenericMethodDefinition ? Closed(method) : method
        where closed.GetParameters()[0].ParameterType == typeof(IServiceCollection) || IsOnBuilder(closed)
        select Of(closed);

    public override string ToString() => Name;

    private static RegistrationVerb Of(MethodInfo method)
    {
        var isOnBuilder = IsOnBuilder(method);

        return new RegistrationVerb(method.Name, builder => method.Invoke(
            null,
            BindingFlags.DoNotWrapExceptions,
            binder: null,
            [isOnBuilder ? builder : builder?.Services, .. method.GetParameters().Skip(1).Select(_ => Type.Missing)],
            culture: null));
    }

    private static bool IsOnBuilder(MethodInfo method) =>
        typeof(IHostApplicationBuilder).IsAssignableFrom(method.GetParameters()[0].ParameterType);

    private static MethodInfo Closed(MethodInfo method)
    {
        foreach (var sample in Samples)
        {
            try
            {
                return method.MakeGenericMethod(sample);
            }
            catch (ArgumentException)
            {
                // The constraints refuse this sample: reflection has no other way to ask.
            }
        }

        throw new InvalidOperationException($"No sample type suits {method.Name}. Add one to {nameof(RegistrationVerb)}.{nameof(Samples)}.");
    }
}
