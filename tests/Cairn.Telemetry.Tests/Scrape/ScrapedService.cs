using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Telemetry.Tests;

/// <summary>A service that answers scrapes on its own port, which is all that these tests need of a management port.</summary>
internal static class ScrapedService
{
    private const string OpenMetrics = "application/openmetrics-text";

    public static Task<TestService> StartAsync(Action<WebApplication>? map = null, params string[] settings) => TestService.StartAsync(
        app =>
        {
            app.MapGet("/metrics", app.Services.GetRequiredKeyedService<RequestDelegate>("Cairn.Telemetry.Metrics"));
            map?.Invoke(app);
        },
        settings: settings);

    public static Task<string> ScrapeTextAsync(this TestService service) =>
        service.Http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);

    public static async Task<string> ScrapeOpenMetricsAsync(this TestService service)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Add("Accept", OpenMetrics);
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(OpenMetrics, response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The lines of a scrape that are about a metric, without the label that says which meter it is of.</summary>
    public static string[] About(this string exposition, string name) =>
    [
        .. exposition.Split('\n')
            .Where(line => line.StartsWith(name, StringComparison.Ordinal) || line.Split(' ').ElementAtOrDefault(2)?.StartsWith(name, StringComparison.Ordinal) == true)
            .Select(line => line.Replace($"otel_scope_name=\"{MeterName}\"", "", StringComparison.Ordinal).Replace("{}", "", StringComparison.Ordinal)),
    ];

    public const string MeterName = "Cairn.Scraped";
}
