using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cairn.Hosting.Management;

/// <summary>Puts the endpoints on the management table: each is a keyed <see cref="RequestDelegate"/>, see <see cref="ManagementTable"/>.</summary>
internal static class ManagementEndpointRegistration
{
    public static void AddManagementEndpoints(this IServiceCollection services)
    {
        services.Get<ProbeEndpoints>("/livez", probes => probes.LiveAsync);
        services.Get<ProbeEndpoints>("/alive", probes => probes.LiveAsync);
        services.Get<ProbeEndpoints>("/readyz", probes => probes.ReadyAsync);
        services.Get<ProbeEndpoints>("/health", probes => probes.ReadyAsync);
        services.Get<ProbeEndpoints>("/startupz", probes => probes.StartedAsync);
        services.Get<InfoEndpoint>("/info", info => info.AnswerAsync);
        services.Get<ConfigEndpoint>("/config", config => config.AnswerAsync);
        services.Get<ChecksEndpoint>("/checks", checks => checks.AnswerAsync);
        services.Get<RoutesEndpoint>("/routes", routes => routes.AnswerAsync);
        services.AddSingleton(provider => ManagementTable.Of(services, provider));
    }

    private static void Get<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this IServiceCollection services, string path, Func<T, RequestDelegate> answer)
        where T : class
    {
        services.TryAddSingleton<T>();
        services.AddKeyedSingleton($"{ManagementTable.KeyPrefix}GET {path}", (provider, _) => answer(provider.GetRequiredService<T>()));
    }
}
