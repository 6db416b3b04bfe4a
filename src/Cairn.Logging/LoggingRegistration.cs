using Cairn.Logging;
using Cairn.Logging.Redaction;
using Cairn.Logging.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Logging.Debug;
using Microsoft.Extensions.Logging.EventLog;
using Microsoft.Extensions.Options;

namespace Cairn;

/// <summary>Adds Cairn logging to a service.</summary>
public static class LoggingRegistration
{
    /// <summary>
    /// Writes what goes through <see cref="ILogger"/> to standard output, one flat JSON object a line, in place of the host's default providers.
    /// Defaults come from the <c>Cairn:Logging</c> section, levels from the standard <c>Logging:LogLevel</c> section.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Runs after configuration is bound, and so has the last word.</param>
    /// <returns>The same <paramref name="services"/>, for chaining.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IServiceCollection AddCairnLogging(
        this IServiceCollection services,
        Action<LoggingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<LoggingOptions>, LoggingOptionsSetup>());
        var options = services.AddOptionsWithValidateOnStart<LoggingOptions, LoggingOptionsValidator>();

        if (configure is not null)
        {
            options.Configure(configure);
        }

        return services.Any(service => service.ServiceType == typeof(LogPipeline)) ? services : services.AddPipeline();
    }

    private static IServiceCollection AddPipeline(this IServiceCollection services)
    {
        services.AddLogging();
        services.RemoveProvider<ConsoleLoggerProvider>().RemoveProvider<DebugLoggerProvider>();

        if (OperatingSystem.IsWindows())
        {
            services.RemoveProvider<EventLogLoggerProvider>();
        }

        // An instance, so that the container does not dispose it: flushing a stalled output would wait for ever.
        services.TryAddKeyedSingleton<TextWriter>(LogPipeline.OutputKey, StandardOutput.Open());
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<LostLines>();
        services.AddSingleton<LogPipeline>();
        services.AddSingleton<ILoggerProvider>(Provide);
        return services.AddLevelChanges().AddRedaction().AddRequestLog();
    }

    private static LineProvider Provide(IServiceProvider services)
    {
        var pipeline = services.GetRequiredService<LogPipeline>();
        var levels = services.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>();

        foreach (var bootstrap in services.GetServices<BootstrapLog>())
        {
            bootstrap.HandOver(pipeline, levels);
        }

        return new LineProvider(pipeline.Queue);
    }

    // Only the defaults that would write a line a second time: a recorder or an exporter may have been added already.
    private static IServiceCollection RemoveProvider<TProvider>(this IServiceCollection services)
        where TProvider : ILoggerProvider
    {
        if (services.FirstOrDefault(IsProvider) is { } provider)
        {
            services.Remove(provider);
        }

        return services;

        static bool IsProvider(ServiceDescriptor service) =>
            service is { IsKeyedService: false } && service.ServiceType == typeof(ILoggerProvider) && service.ImplementationType == typeof(TProvider);
    }
}
