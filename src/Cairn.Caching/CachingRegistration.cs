using Cairn.Caching;
using Cairn.Caching.Distributed;
using Cairn.Caching.Local;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cairn;

/// <summary>Adds the cache to a service.</summary>
public static class CachingRegistration
{
    /// <summary>Makes <see cref="CairnCache"/> the <see cref="HybridCache"/> of the service, whatever was or will be registered as such by <c>AddHybridCache</c>.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Runs after configuration is bound, and so has the last word.</param>
    /// <returns>The same <paramref name="services"/>, for chaining.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IServiceCollection AddCairnCaching(this IServiceCollection services, Action<CachingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        if (!services.Any(service => service.ServiceType == typeof(CairnCache)))
        {
            services
                .AddOptionsWithValidateOnStart<CachingOptions, CachingOptionsValidator>()
                .BindConfiguration(CachingOptions.SectionName);
            services.AddLogging();
            services.TryAddSingleton(TimeProvider.System);
            services.AddSingleton<Observations>();
            services.AddSingleton<CacheAssembly>();
            services.AddSingleton(provider => provider.GetRequiredService<CacheAssembly>().Build());
            services.AddSingleton(provider => provider.GetRequiredService<CairnCache>().Local);
            services.TryAddSingleton(new MemoryPressure());
            services.AddHostedService<TendCache>();
            services.AddHostedService<MeasureCache>();
            services.AddMetrics();
            services.AddHealthChecks().AddCheck<SecondLevelHealth>(SecondLevelHealth.Name, tags: [SecondLevelHealth.DegradableTag], timeout: TimeSpan.FromSeconds(3));
            services.Replace(ServiceDescriptor.Singleton<HybridCache>(provider => provider.GetRequiredService<CairnCache>()));
        }

        if (configure is not null)
        {
            services.PostConfigure(configure);
        }

        return services;
    }
}
