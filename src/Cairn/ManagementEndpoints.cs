using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn;

/// <summary>Puts what the packages offer, each as a keyed <see cref="RequestDelegate"/>, on the table of the management port.</summary>
internal static class ManagementEndpoints
{
    private static readonly (string Endpoint, string Offer)[] Table =
    [
        ("GET /metrics", "Cairn.Telemetry.Metrics"),
        ("GET /loglevels", "Cairn.Logging.Levels"),
        ("PUT /loglevels", "Cairn.Logging.Levels"),
        ("DELETE /loglevels", "Cairn.Logging.Levels"),
    ];

    public static void AddManagementEndpoints(this IServiceCollection services)
    {
        foreach (var (endpoint, offer) in Table)
        {
            var key = $"Cairn.Management:{endpoint}";
            if (services.All(service => !Equals(service.ServiceKey, key)))
            {
                services.AddKeyedSingleton(key, (provider, _) => provider.GetRequiredKeyedService<RequestDelegate>(offer));
            }
        }
    }
}
