using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Testing.Hosting;

/// <summary>Puts servers in memory, and ties those that serve requests to the flow of their host.</summary>
internal static class ServerReplacement
{
    /// <summary>The key under which a Cairn service registers the server of its management endpoints.</summary>
    public const string ManagementKey = "Cairn.Management";

    /// <summary>The key of the server itself, behind the one that ties its requests to the host.</summary>
    public const string MainKey = "Cairn.Testing.Main";

    public static void ReplaceServers(this IServiceCollection services, HostFlow flow, bool onKestrel)
    {
        if (services.LastOrDefault(service => service is { IsKeyedService: false } && service.ServiceType == typeof(IServer)) is { } main)
        {
            services.Add(onKestrel ? Keyed(main, MainKey) : InMemory(MainKey, new FeatureCollection()));
            services.AddSingleton<IServer>(provider => new FlowServer(provider.GetRequiredKeyedService<IServer>(MainKey), flow));
        }

        if (!onKestrel && services.Any(IsManagement))
        {
            var features = new FeatureCollection();
            features.Set<IServerAddressesFeature>(new ServerAddressesFeature()); // Who starts a bare server may add the address to listen on.
            services.Add(InMemory(ManagementKey, features));
        }
    }

    private static bool IsManagement(ServiceDescriptor service) =>
        service is { IsKeyedService: true, ServiceKey: ManagementKey } && service.ServiceType == typeof(IServer);

    private static ServiceDescriptor InMemory(string key, FeatureCollection features) =>
        ServiceDescriptor.KeyedSingleton<IServer>(key, (provider, _) => new TestServer(provider, features));

    private static ServiceDescriptor Keyed(ServiceDescriptor service, string key) => service switch
    {
        { ImplementationType: { } type } => new(service.ServiceType, key, type, service.Lifetime),
        { ImplementationFactory: { } create } => new(service.ServiceType, key, (provider, _) => create(provider), service.Lifetime),
        _ => new(service.ServiceType, key, service.ImplementationInstance!),
    };
}
