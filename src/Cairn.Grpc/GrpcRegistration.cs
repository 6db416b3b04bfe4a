using Cairn.Grpc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cairn;

/// <summary>Adds gRPC to a service.</summary>
public static class GrpcRegistration
{
    /// <summary>Adds what the gRPC verbs of Cairn need; limits come from the section <c>Cairn:Grpc</c>.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Runs after configuration is bound, and so has the last word.</param>
    /// <returns>The same <paramref name="services"/>, for chaining.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IServiceCollection AddCairnGrpc(this IServiceCollection services, Action<GrpcOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        if (!services.Any(service => service.ServiceType == typeof(DrainSignal)))
        {
            services
                .AddOptionsWithValidateOnStart<GrpcOptions, GrpcOptionsValidator>()
                .BindConfiguration(GrpcOptions.SectionName);
            services.TryAddSingleton(TimeProvider.System);
            services.AddSingleton<DrainSignal>();
            services.AddCalls();
        }

        if (configure is not null)
        {
            services.PostConfigure(configure);
        }

        return services;
    }
}
