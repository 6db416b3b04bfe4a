using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Hosting.Management;

/// <summary>The table of what can be read on the management port besides the probes.</summary>
internal static class ManagementEndpointRegistration
{
    public static void AddManagementEndpoints(this IServiceCollection services)
    {
        services.AddSingleton<IManagementEndpoint, InfoEndpoint>();
        services.AddSingleton<IManagementEndpoint, ConfigEndpoint>();
        services.AddSingleton<IManagementEndpoint, ChecksEndpoint>();
        services.AddSingleton<IManagementEndpoint, RoutesEndpoint>();
    }
}
