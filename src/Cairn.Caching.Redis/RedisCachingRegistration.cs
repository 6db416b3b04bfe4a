using Cairn.Caching;
using Cairn.Caching.Distributed;
using Cairn.Caching.Redis;
using Cairn.Caching.Redis.Connections;
using Cairn.Caching.Redis.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn;

/// <summary>Adds Redis as the second level of the cache.</summary>
public static class RedisCachingRegistration
{
    /// <summary>The tag that Cairn.Hosting knows by the same name: the service stays ready while Redis is away.</summary>
    private const string DegradableTag = "cairn:degradable";

    /// <summary>
    /// Keeps what is cached in Redis as well, shared by all nodes and coherent between them: a value that one node sets or removes is dropped by
    /// the others as soon as the server has pushed the news. Adds the cache itself too; settings come from the <c>Cairn:Caching:Redis</c> section.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Runs after configuration is bound, and so has the last word.</param>
    /// <returns>The same <paramref name="services"/>, for chaining.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IServiceCollection AddCairnCachingRedis(this IServiceCollection services, Action<RedisCachingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        if (!services.Any(service => service.ServiceType == typeof(RedisSecondLevel)))
        {
            services.AddOptionsWithValidateOnStart<RedisCachingOptions, RedisCachingOptionsValidator>().BindConfiguration(RedisCachingOptions.SectionName);
            services.AddStore();
        }

        if (configure is not null)
        {
            services.PostConfigure(configure);
        }

        return services;
    }

    private static void AddStore(this IServiceCollection services)
    {
        services.AddCairnCaching();
        services.TryAddSingleton(CacheAssembly.KeysOf);
        services.AddMetrics();
        services.AddSingleton<RedisMeter>();
        services.AddSingleton<SentinelDirectory>();
        services.AddSingleton<RedisDialer>();
        services.AddSingleton<Upkeep>();
        services.AddSingleton<RedisLink>();
        services.AddSingleton<News>();
        services.AddSingleton<Leases>();
        services.AddSingleton<RedisSecondLevel>();
        services.Replace(ServiceDescriptor.Singleton<ISecondLevel>(provider => provider.GetRequiredService<RedisSecondLevel>()));
        services.AddHostedService<ConnectAtStart>();

        services.AddHealthChecks().Add(new HealthCheckRegistration(
            RedisHealthCheck.Name,
            static provider => new RedisHealthCheck(provider.GetRequiredService<RedisLink>()),
            failureStatus: null,
            [DegradableTag],
            timeout: TimeSpan.FromSeconds(3)));
    }
}
