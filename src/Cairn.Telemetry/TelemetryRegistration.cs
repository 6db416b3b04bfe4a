using Cairn.Telemetry;
using Cairn.Telemetry.Cicd;
using Cairn.Telemetry.Export;
using Cairn.Telemetry.Metrics;
using Cairn.Telemetry.Propagation;
using Cairn.Telemetry.Scrape;
using Cairn.Telemetry.ServerSpans;
using Cairn.Telemetry.Settings;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Cairn;

/// <summary>Adds Cairn telemetry to a service.</summary>
public static class TelemetryRegistration
{
    /// <summary>
    /// Adds OpenTelemetry traces, metrics and logs with complete HTTP server spans, exported over OTLP where an endpoint is configured.
    /// Defaults come from the <c>Cairn:Telemetry</c> section; <c>OTEL_*</c> settings win over both.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Runs after configuration is bound, and so has the last word.</param>
    /// <returns>The same <paramref name="services"/>, for chaining.</returns>
    public static IServiceCollection AddCairnTelemetry(
        this IServiceCollection services,
        Action<TelemetryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        if (services.All(service => service.ServiceType != typeof(TelemetrySettings)))
        {
            AddServices(services);
            AddSdk(services);
        }

        if (configure is not null)
        {
            services.Configure(configure);
        }

        return services;
    }

    /// <summary>
    /// Makes this process part of the trace that it was started in: <c>TRACEPARENT</c>, <c>TRACESTATE</c> and <c>BAGGAGE</c> are read once, and
    /// pipeline runs and tasks that have no other parent belong to that trace. For tools and workers that a pipeline starts; a service that outlives
    /// the pipeline should leave it out.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <returns>The same <paramref name="services"/>, for chaining.</returns>
    public static IServiceCollection AddCairnInheritedTrace(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddInheritedTrace();
        return services;
    }

    private static void AddServices(IServiceCollection services)
    {
        services
            .AddOptionsWithValidateOnStart<TelemetryOptions, TelemetryOptionsValidator>()
            .BindConfiguration(TelemetryOptions.SectionName);

        services.AddSingleton<TelemetrySettings>();
        services.AddSingleton<ServiceResource>();
        services.AddExport();
        services.AddScrape();
        services.AddSingleton<TelemetryProviders>();
        services.AddSingleton<ServerSpanWriter>();
        services.AddSingleton<IStartupFilter, NameServerErrors>();
        services.AddCicd();
        services.AddHostedService<WarnOfUnknownSettings>();

        // First of all hosted services, so that it starts before and flushes after every other one.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, StartAndFlushTelemetry>());
    }

    private static void AddSdk(IServiceCollection services)
    {
        new SdkBuilder(services)
            .ConfigureResource(resource => resource
                .Clear()
                .AddTelemetrySdk()
                .AddDetector(provider => provider.GetRequiredService<ServiceResource>())
                .AddEnvironmentVariableDetector()) // last, as later attributes win
            .WithTracing()
            .WithMetrics()
            .WithLogging(null, logging =>
            {
                logging.IncludeScopes = true;
                logging.IncludeFormattedMessage = true;
            });

        services.ConfigureOpenTelemetryTracerProvider((provider, traces) => provider.GetRequiredService<SignalPipelines>()
            .Build(traces, provider.GetRequiredService<IOptions<BatchExportActivityProcessorOptions>>().Value));
        services.ConfigureOpenTelemetryMeterProvider((provider, metrics) => provider.GetRequiredService<SignalPipelines>()
            .Build(metrics, provider.GetRequiredService<IOptions<PeriodicExportingMetricReaderOptions>>().Value));
        services.ConfigureOpenTelemetryLoggerProvider((provider, logs) => provider.GetRequiredService<SignalPipelines>()
            .Build(logs, provider.GetRequiredService<IOptions<BatchExportLogRecordProcessorOptions>>().Value));

        // The host's default would write trace and span ids a second time, as attributes of every log record.
        services.Configure<LoggerFactoryOptions>(logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.None);
    }
}
