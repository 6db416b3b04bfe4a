using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Cairn.Http;
using Cairn.Http.Deadlines;
using Cairn.Http.Declaration;
using Cairn.Http.Ledger;
using Cairn.Http.Policies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Cairn;

/// <summary>Declares the services that a service calls.</summary>
public static class HttpRegistration
{
    private static readonly TimeSpan BodyGrace = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Declares a dependency. <see cref="IHttpClientFactory"/> gives its client under <paramref name="name"/>, with time-outs, retries under a budget,
    /// a breaker and the caller's deadline. Settings come from the section <c>Cairn:Dependencies:&lt;name&gt;</c>.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name: lower-case words with hyphens between them. Declaring it twice stops the start.</param>
    /// <param name="configure">Runs after configuration is bound, and so has the last word.</param>
    /// <param name="file">Where the declaration stands, filled in by the compiler.</param>
    /// <param name="line">Where the declaration stands, filled in by the compiler.</param>
    /// <returns>The same <paramref name="services"/>, for chaining.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IServiceCollection AddCairnDependency(
        this IServiceCollection services,
        string name,
        Action<DependencySettings>? configure = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);

        AddPackage(services);
        services.AddSingleton(new DependencyDeclaration(name, configure, file, line));
        AddClient(services, name);
        return services;
    }

    /// <summary>Declares a dependency, and gives its client to <typeparamref name="TClient"/>.</summary>
    /// <typeparam name="TClient">The class that calls the dependency; it has an <see cref="HttpClient"/> in its constructor.</typeparam>
    /// <inheritdoc cref="AddCairnDependency(IServiceCollection, string, Action{DependencySettings}?, string, int)"/>
    public static IServiceCollection AddCairnDependency<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClient>(
        this IServiceCollection services,
        string name,
        Action<DependencySettings>? configure = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
        where TClient : class
    {
        services.AddCairnDependency(name, configure, file, line);
        services.AddHttpClient(name).AddTypedClient<TClient>();
        return services;
    }

    private static void AddClient(IServiceCollection services, string name) => services
        .AddHttpClient(name, (provider, client) =>
        {
            var dependency = provider.GetRequiredService<DependencyLedger>().Find(name)!;
            client.BaseAddress = dependency.Address;
            client.Timeout = dependency.Settings.TotalTimeout + BodyGrace; // for bodies; the pipeline ends sooner
        })
        .ConfigurePrimaryHttpMessageHandler(provider =>
            ProfileNumbers.Of(provider.GetRequiredService<DependencyLedger>().Find(name)!.Settings.Profile).MakeHandler())
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan); // connections have a lifetime of their own

    private static void AddPackage(IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(DependencyLedger)))
        {
            return;
        }

        services.AddOptionsWithValidateOnStart<DependenciesOptions, DependenciesOptionsValidator>();
        services.AddSingleton<IConfigureOptions<DependenciesOptions>, BindDependencies>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<HttpMetrics>();
        services.AddSingleton<DependencyLedger>();
        services.AddSingleton(provider => new CallDeadline(provider.GetRequiredService<TimeProvider>(), provider.GetKeyedService<Func<TimeSpan?>>(CallDeadline.ProtocolKey)));
        services.AddSingleton<IStartupFilter, FollowCallersDeadline>();
        services.AddHttpClient();
        services.AddSingleton<IHttpMessageHandlerBuilderFilter, InsertPolicies>();
        services.AddHealthChecks();
        services.AddSingleton<IConfigureOptions<HealthCheckServiceOptions>, RegisterHealth>();
        services.AddSingleton<LedgerEndpoint>();
        services.AddKeyedSingleton<RequestDelegate>(LedgerEndpoint.OfferKey, (provider, _) => provider.GetRequiredService<LedgerEndpoint>().AnswerAsync);
        services.TryAddKeyedSingleton(LedgerEndpoint.ManagementKey, (provider, _) => provider.GetRequiredKeyedService<RequestDelegate>(LedgerEndpoint.OfferKey));
        services.AddSingleton<IHostedService, AnnounceDependencies>();
    }
}
