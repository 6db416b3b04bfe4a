using System.Diagnostics.CodeAnalysis;
using Cairn.Hosting;
using Cairn.Hosting.Configuration;
using Cairn.Hosting.Health;
using Cairn.Hosting.Lifecycle;
using Cairn.Hosting.Management;
using Cairn.Hosting.Workers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Cairn;

/// <summary>Adds the management port, the probes, warm-ups, the drain and supervised workers to a service.</summary>
public static class HostingRegistration
{
    /// <summary>Adds the management listener with its probes and the drain at shutdown; timings come from the <c>Cairn:Hosting</c> section.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Runs after configuration is bound, and so has the last word.</param>
    /// <returns>The same <paramref name="services"/>, for chaining.</returns>
    [MapsHealthEndpoints]
    public static IServiceCollection AddCairnHosting(this IServiceCollection services, Action<HostingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        if (!services.Any(service => service.ServiceType == typeof(ManagementListener)))
        {
            AddOptions(services);
            AddManagement(services);
            services.AddLifecycle();
            services.AddConfigurationReport();
            services.AddManagementEndpoints();
        }

        if (configure is not null)
        {
            services.PostConfigure(configure);
        }

        return services;
    }

    /// <summary>Adds a supervised worker. It is restarted with back-off when it fails, and stops the service with exit code 70 when it keeps failing.</summary>
    /// <typeparam name="TWorker">The worker; each run gets its own instance in its own scope.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <returns>The same <paramref name="services"/>, for chaining.</returns>
    [MapsHealthEndpoints]
    public static IServiceCollection AddCairnWorker<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TWorker>(
        this IServiceCollection services)
        where TWorker : class, IWorker
    {
        ArgumentNullException.ThrowIfNull(services);

        if (services.Any(service => service.ServiceType == typeof(TWorker)))
        {
            return services;
        }

        services.AddCairnHosting();
        services.AddScoped<TWorker>();
        return services.AddSingleton(provider => ActivatorUtilities.CreateInstance<WorkerSupervisor>(
            provider,
            new WorkerRun(typeof(TWorker), provider.GetRequiredService<IServiceScopeFactory>())));
    }

    /// <summary>Adds work that is done once before the service takes traffic: <c>/startupz</c> and <c>/readyz</c> fail until it has succeeded.</summary>
    /// <typeparam name="TWarmup">The warm-up; it gets its own instance in its own scope.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <returns>The same <paramref name="services"/>, for chaining.</returns>
    [MapsHealthEndpoints]
    public static IServiceCollection AddCairnWarmup<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TWarmup>(
        this IServiceCollection services)
        where TWarmup : class, IWarmup
    {
        ArgumentNullException.ThrowIfNull(services);

        if (services.Any(service => service.ServiceType == typeof(TWarmup)))
        {
            return services;
        }

        services.AddCairnHosting();
        services.AddScoped<TWarmup>();
        return services.AddSingleton(provider => ActivatorUtilities.CreateInstance<WarmupRun>(provider, typeof(TWarmup)));
    }

    /// <summary>
    /// Adds options of the service itself. They bind to the section named like the type without "Options", and are validated when the
    /// service starts: data annotations and every registered <see cref="IValidateOptions{TOptions}"/>, all faults at once.
    /// </summary>
    /// <typeparam name="TOptions">The options, such as <c>BuildStatusOptions</c> for the section <c>BuildStatus</c>.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <returns>The same <paramref name="services"/>, for chaining.</returns>
    [ValidatesOptionsAtStart]
    [RequiresUnreferencedCode("Configuration is bound and validated by reflection.")]
    [RequiresDynamicCode("Configuration is bound by reflection.")]
    public static IServiceCollection AddCairnOptions<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TOptions>(
        this IServiceCollection services)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(services);

        if (services.Any(service => service.ImplementationInstance is AnnotatedOptionsValidator<TOptions>))
        {
            return services;
        }

        var key = SectionKey(typeof(TOptions).Name);
        services.AddOptionsWithValidateOnStart<TOptions>();
        services.AddSingleton<IConfigureOptions<TOptions>>(provider => new ConfigureFromConfigurationOptions<TOptions>(Section(provider)));
        services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(provider => new ConfigurationChangeTokenSource<TOptions>(Section(provider)));
        return services.AddSingleton<IValidateOptions<TOptions>>(new AnnotatedOptionsValidator<TOptions>(key));

        IConfigurationSection Section(IServiceProvider provider) => provider.GetRequiredService<IConfiguration>().GetSection(key);
    }

    private static string SectionKey(string typeName)
    {
        const string Suffix = "Options";
        return typeName.EndsWith(Suffix, StringComparison.Ordinal) && typeName.Length > Suffix.Length ? typeName[..^Suffix.Length] : typeName;
    }

    private static void AddOptions(IServiceCollection services)
    {
        services.AddSingleton<IConfigureOptions<HostingOptions>, DevelopmentDefaults>();
        services
            .AddOptionsWithValidateOnStart<HostingOptions, HostingOptionsValidator>()
            .BindConfiguration(HostingOptions.SectionName);

        services.AddRequestTimeouts();
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<HostingOptions>>((timeouts, hosting) =>
            timeouts.DefaultPolicy ??= new RequestTimeoutPolicy
            {
                Timeout = hosting.Value.RequestTimeout,
                TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
            });
    }

    private static void AddManagement(IServiceCollection services)
    {
        services.AddHealth();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StartProgress>();
        services.TryAddSingleton<Availability>();
        services.TryAddKeyedSingleton<Func<bool>>(Availability.ReadinessKey, (provider, _) => () => provider.GetRequiredService<Availability>().Ready().Holds);
        services.TryAddSingleton<CheckDetails>();
        services.TryAddSingleton<ProbeDetails>();
        services.TryAddSingleton<ManagementApplication>();
        services.TryAddKeyedSingleton(ManagementServer.ServiceKey, (provider, _) =>
            ManagementServer.Create(provider.GetRequiredService<IOptions<HostingOptions>>().Value));
    }
}
