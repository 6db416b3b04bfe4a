using Cairn.Cassettes;
using Cairn.Migration;
using Cairn.Migration.Answering;
using Cairn.Migration.Forwarding;
using Cairn.Migration.Rollback;
using Cairn.Migration.Routing;
using Cairn.Migration.Shadow;
using Cairn.Parity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Cairn;

/// <summary>Puts a service before the legacy service that it replaces.</summary>
public static class MigrationRegistration
{
    /// <summary>
    /// Adds the strangler: the routing table <c>Cairn:Strangler:Routes</c>, the forwarder to legacy, and the comparison of copies. Header values are read and written as
    /// Latin-1 from here on, as gateways of Python do.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Runs after configuration is bound, and so has the last word.</param>
    /// <returns>The same <paramref name="services"/>, for chaining.</returns>
    public static IServiceCollection AddCairnMigration(this IServiceCollection services, Action<StranglerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        if (configure is not null)
        {
            services.PostConfigure(configure);
        }

        if (services.Any(service => service.ServiceType == typeof(CurrentTable)))
        {
            return services;
        }

        services.AddOptionsWithValidateOnStart<StranglerOptions, StranglerOptionsValidator>();
        services.AddSingleton<IConfigureOptions<StranglerOptions>, BindStrangler>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<MigrationMetrics>();
        AddRouting(services);
        AddShadow(services);
        AddSurface(services);
        return services;
    }

    /// <summary>
    /// Has the strangler decide who answers a request, before anything else of the application sees it: its routing, authentication and time-outs are for what the candidate
    /// answers. It makes no difference on which line this stands.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <returns>The same <paramref name="app"/>, for chaining.</returns>
    /// <exception cref="InvalidOperationException"><see cref="AddCairnMigration"/> was not called.</exception>
    public static WebApplication UseCairnStrangler(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);

        var place = app.Services.GetService<PlaceStrangler>()
            ?? throw new InvalidOperationException("UseCairnStrangler finds no services of the strangler. Call builder.Services.AddCairnMigration() before the application is built.");
        place.IsUsed = true;
        return app;
    }

    private static void AddRouting(IServiceCollection services)
    {
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, HeadersAsBytes>();
        services.TryAddSingleton<ICairnForwarder, HttpForwarder>();
        services.AddSingleton<CurrentTable>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<CurrentTable>());
        services.AddSingleton<RollbackReport>();
        services.AddSingleton<LegacyAnswer>();
        services.AddSingleton<CandidateAnswer>();
        services.AddSingleton<RouteAnswer>();
        services.AddSingleton<StranglerMiddleware>();
        services.AddSingleton(provider => new PlaceStrangler(provider.GetRequiredService<StranglerMiddleware>));
        services.AddSingleton<IStartupFilter>(provider => provider.GetRequiredService<PlaceStrangler>());
    }

    private static void AddShadow(IServiceCollection services)
    {
        services.AddSingleton(_ => new ShadowContext());
        services.AddSingleton<ShadowMark>();
        services.AddSingleton<ShadowQueue>();
        services.AddSingleton<ShadowRecord>();
        services.AddSingleton<ShadowBreakers>();
        services.AddSingleton(provider => new CpuGuard(provider.GetRequiredService<TimeProvider>(), () => Environment.CpuUsage.TotalTime));
        services.AddSingleton<CandidateLocation>();
        services.AddSingleton<ShadowAdmission>();
        services.AddSingleton<ShadowTap>();
        services.AddSingleton<ShadowSender>();
        services.TryAddSingleton(RedactionPolicy.Default);
        services.AddSingleton<LiveComparer>();
        services.AddSingleton<AnswerComparer>();
        services.AddSingleton<ShadowJudge>();
        services.AddSingleton<IHostedService, SendCopies>();
        services.AddHttpClient();
        services.AddSingleton<IHttpMessageHandlerBuilderFilter, GuardDryRuns>();
    }

    private static void AddSurface(IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<StranglerHealthCheck>(StranglerHealthCheck.Name, failureStatus: null, tags: [StranglerHealthCheck.Degradable], timeout: TimeSpan.FromSeconds(3));
        services.AddSingleton<StranglerEndpoint>();
        services.AddKeyedSingleton<RequestDelegate>(StranglerEndpoint.OfferKey, (provider, _) => provider.GetRequiredService<StranglerEndpoint>().AnswerAsync);
        services.TryAddKeyedSingleton(StranglerEndpoint.ManagementKey, (provider, _) => provider.GetRequiredKeyedService<RequestDelegate>(StranglerEndpoint.OfferKey));
    }
}
