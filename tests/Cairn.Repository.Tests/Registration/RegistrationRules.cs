using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Repository.Tests;

/// <summary>A verb may be called twice, not on null, and asks for no configuration.</summary>
internal static class RegistrationRules
{
    /// <summary>Configuring options again is how later calls add to earlier ones; everything else must be there once.</summary>
    private static readonly Type[] Repeatable = [typeof(IConfigureOptions<>), typeof(IPostConfigureOptions<>), typeof(IOptionsChangeTokenSource<>)];

    public static IEnumerable<string> Null(RegistrationVerb verb)
    {
        try
        {
            verb.Call(null);
        }
        catch (ArgumentNullException)
        {
            yield break;
        }

        yield return $"{verb.Name} accepts null. Guard it with ArgumentNullException.ThrowIfNull.";
    }

    public static IEnumerable<string> Repeated(RegistrationVerb verb)
    {
        var builder = EmptyBuilder();
        verb.Call(builder);
        var once = Counted(builder.Services);
        verb.Call(builder);

        return Counted(builder.Services)
            .Where(entry => entry.Value > once.GetValueOrDefault(entry.Key))
            .Select(entry => $"{verb.Name} called twice registers {entry.Key} again. Use TryAdd, or return early when it is already there.");
    }

    public static async Task<IReadOnlyList<string>> UnableToStart(RegistrationVerb verb, CancellationToken cancellationToken)
    {
        var builder = EmptyBuilder();
        verb.Call(builder);
        verb.Call(builder);
        builder.Services.AddKeyedSingleton<IServer>("Cairn.Management", (services, _) => new TestServer(services));
        try
        {
            await using var app = builder.Build();
            await app.StartAsync(cancellationToken);
            await app.StopAsync(cancellationToken);
            return [];
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return [$"{verb.Name} called twice without configuration does not start: {failure.Message}"];
        }
    }

    private static WebApplicationBuilder EmptyBuilder()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.WebHost.UseTestServer();
        return builder;
    }

    private static Dictionary<string, int> Counted(IServiceCollection services) => services
        .Where(service => !(service.ServiceType.IsGenericType && Repeatable.Contains(service.ServiceType.GetGenericTypeDefinition())))
        .GroupBy(Described)
        .ToDictionary(group => group.Key, group => group.Count());

    private static string Described(ServiceDescriptor service)
    {
        var made = service.IsKeyedService
            ? service.KeyedImplementationType ?? service.KeyedImplementationInstance?.GetType() ?? service.KeyedImplementationFactory!.Method.ReturnType
            : service.ImplementationType ?? service.ImplementationInstance?.GetType() ?? service.ImplementationFactory!.Method.ReturnType;
        return $"{CSharpName.Of(service.ServiceType)} as {CSharpName.Of(made)}";
    }
}
