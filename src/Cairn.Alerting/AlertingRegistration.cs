using Cairn.Alerting;
using Cairn.Alerting.Answers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn;

/// <summary>Declares what a service promises.</summary>
public static class AlertingRegistration
{
    /// <summary>
    /// Declares objectives of the service. They change nothing about how it runs: <c>cairn alerts generate</c> starts it with a setting that makes it write
    /// rules, runbooks and a dashboard instead of serving.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Declares objectives; those of several calls add up.</param>
    /// <returns>The same <paramref name="services"/>, for chaining.</returns>
    public static IServiceCollection AddCairnAlerting(this IServiceCollection services, Action<Objectives>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        services.AddOptionsWithValidateOnStart<AlertingOptions, AlertingOptionsValidator>().BindConfiguration(AlertingOptions.SectionName);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<AlertingOptions>, ServiceDefaults>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        if (services.All(service => service.ImplementationType != typeof(AnswerInsteadOfServing)))
        {
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService, AnswerInsteadOfServing>()); // before what listens or works
        }

        return services;
    }
}
