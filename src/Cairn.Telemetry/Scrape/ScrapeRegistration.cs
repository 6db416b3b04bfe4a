using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace Cairn.Telemetry.Scrape;

/// <summary>Registers the endpoint that Prometheus scrapes; who has a port for it maps it.</summary>
internal static class ScrapeRegistration
{
    private const string EndpointKey = "Cairn.Telemetry.Metrics";
    private const string ExemplarFilter = "OTEL_METRICS_EXEMPLAR_FILTER";

    public static void AddScrape(this IServiceCollection services)
    {
        services.AddSingleton<ScrapeExporter>();
        services.AddSingleton<ScrapeFlight>();
        services.AddSingleton<ScrapeEndpoint>();
        services.AddKeyedSingleton<RequestDelegate>(EndpointKey, (provider, _) => provider.GetRequiredService<ScrapeEndpoint>().AnswerAsync);
        services.ConfigureOpenTelemetryMeterProvider(AddReader);
    }

    private static void AddReader(IServiceProvider provider, MeterProviderBuilder metrics)
    {
        metrics.AddReader(new BaseExportingMetricReader(provider.GetRequiredService<ScrapeExporter>()));

        // What is set in code wins over the variable, so nothing is set where the variable is.
        if (string.IsNullOrEmpty(provider.GetRequiredService<IConfiguration>()[ExemplarFilter]))
        {
            metrics.SetExemplarFilter(ExemplarFilterType.TraceBased);
        }
    }
}
