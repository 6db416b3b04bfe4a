using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Configuration;

/// <summary>Adds the report on a configuration that the service cannot start with, and on keys that nothing reads.</summary>
internal static class ConfigurationRegistration
{
    public static void AddConfigurationReport(this IServiceCollection services)
    {
        ExitOnInvalidConfiguration.Watch();

        services.AddOptions();
        services.AddSingleton(_ => new KnownSettings(services));
        services.AddSingleton(provider => new StartUpReport(
            services, provider.GetRequiredService<KnownSettings>(), provider.GetRequiredService<IConfiguration>()));
        services.Replace(ServiceDescriptor.Transient(typeof(IOptionsFactory<>), typeof(ReportingOptionsFactory<>)));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<LoggerFilterOptions>, SilenceHostOnceReported>());

        // The host makes its hosted services before it validates options, and their constructors may want any of them.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(provider =>
        {
            provider.GetRequiredService<StartUpReport>().Check(provider.GetRequiredService<IStartupValidator>());
            return ActivatorUtilities.CreateInstance<WarnOfMisspeltKeys>(provider);
        }));
    }
}
