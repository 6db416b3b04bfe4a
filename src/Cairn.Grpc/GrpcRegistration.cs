using Cairn.Grpc;
using Cairn.Grpc.Endpoints;
using Cairn.Grpc.Health;
using Cairn.Grpc.Health.V1;
using Cairn.Grpc.Ports;
using Cairn.Grpc.Reflection;
using Cairn.Grpc.Reflection.V1;
using Cairn.Grpc.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

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
                .BindConfiguration(GrpcOptions.SectionName)
                .Configure<IConfiguration>(LiftEmptyDeadline);
            services.TryAddSingleton(TimeProvider.System);
            services.AddLogging();
            services.AddSingleton<DrainSignal>();
            services.AddCalls();
            services.AddSingleton<ServerEngine>();
            services.AddSingleton<IConfigureOptions<KestrelServerOptions>, SpeakHttp2>();
            services.AddSingleton<GrpcRoutes>();
            services.AddHostedService<CheckRoutes>();
            services.AddHostedService<CheckPorts>();
            services.AddSingleton<ReflectionService>();
            services.AddHealthChecks();
            services.AddSingleton(provider => new HealthBoard(provider.GetKeyedService<Func<bool>>(HealthBoard.ReadinessKey)));
            services.AddSingleton<IGrpcHealth>(provider => provider.GetRequiredService<HealthBoard>());
            services.AddSingleton<HealthService>();
            services.AddHostedService<ReadHealth>();
        }

        if (configure is not null)
        {
            services.PostConfigure(configure);
        }

        return services;
    }

    /// <summary>
    /// Serves <c>grpc.health.v1.Health</c>: the names <c>""</c> and <c>ready</c> tell readiness, <c>live</c> tells liveness, both from the registered health checks;
    /// each service that is mapped follows readiness. It needs no authorization, has no rate limit, and makes no metrics. Needs <see cref="AddCairnGrpc"/>.
    /// </summary>
    /// <param name="endpoints">Where to map it.</param>
    /// <returns>What adds conventions to its methods.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="endpoints"/> is <see langword="null"/>.</exception>
    public static IEndpointConventionBuilder MapCairnGrpcHealth(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);

        var board = endpoints.ServiceProvider.GetService<HealthBoard>() ?? throw NotAdded(nameof(MapCairnGrpcHealth));
        board.IsServed = true;
        var service = HealthReflection.Descriptor.Services[0];
        var builder = new ProtoServiceBuilder(service);
        endpoints.ServiceProvider.GetRequiredService<HealthService>().Bind(builder);
        return ServiceEndpoints.Map(endpoints, service, builder.Build()).AllowAnonymous().DisableRateLimiting().DisableHttpMetrics();
    }

    /// <summary>
    /// Serves reflection, v1 and v1alpha, so that tools can list and call the services that are mapped with <c>MapProto</c>: in the environment Development alone, it tells
    /// everything. Needs <see cref="AddCairnGrpc"/>.
    /// </summary>
    /// <param name="endpoints">Where to map it.</param>
    /// <returns>The same <paramref name="endpoints"/>, for chaining.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="endpoints"/> is <see langword="null"/>.</exception>
    public static IEndpointRouteBuilder MapCairnGrpcReflection(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);

        var reflection = endpoints.ServiceProvider.GetService<ReflectionService>() ?? throw NotAdded(nameof(MapCairnGrpcReflection));
        if (endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            var invoke = Shapes.Duplex<ServerReflectionRequest, ServerReflectionResponse>((requests, call) => reflection.AnswerAsync(requests, call.Cancelled));
            foreach (var service in new[] { ReflectionReflection.Descriptor.Services[0], Grpc.Reflection.V1Alpha.ReflectionReflection.Descriptor.Services[0] })
            {
                ServiceEndpoints.Map(endpoints, service, [new ServerMethod(service.FullName, ReflectionService.Method, MethodKind.Duplex, invoke)]);
            }
        }

        return endpoints;
    }

    /// <summary>Binding passes over what is empty, which here is a value.</summary>
    private static void LiftEmptyDeadline(GrpcOptions options, IConfiguration configuration)
    {
        if (configuration[$"{GrpcOptions.SectionName}:{nameof(GrpcOptions.DefaultDeadline)}"] is "")
        {
            options.DefaultDeadline = null;
        }
    }

    private static InvalidOperationException NotAdded(string verb) =>
        new($"{verb} needs services. Call builder.Services.AddCairnGrpc() first.");
}
