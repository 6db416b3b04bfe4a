using Cairn.Telemetry.Scrape;

namespace Cairn.Telemetry.Tests;

public sealed class AcceptHeaderTests
{
    private const string Prometheus2 =
        "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

    private const string Prometheus3 =
        "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5," +
        "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

    [Theory]
    [InlineData(null, "Text")]
    [InlineData("", "Text")]
    [InlineData("*/*", "Text")]
    [InlineData("text/html,*/*;q=0.8", "Text")]
    [InlineData("application/json", "Text")]
    [InlineData("text/plain", "Text")]
    [InlineData("application/*", "OpenMetrics")]
    [InlineData("application/openmetrics-text", "OpenMetrics")]
    [InlineData("application/openmetrics-text;version=\"1.0.0\"", "OpenMetrics")]
    [InlineData("application/openmetrics-text;version=0.0.1", "Text")]
    [InlineData("application/openmetrics-text;q=0", "Text")]
    [InlineData("application/openmetrics-text;q=0,*/*", "Text")]
    [InlineData("application/openmetrics-text;q=0.3,text/plain;q=0.4", "Text")]
    [InlineData("application/openmetrics-text;q=0.5,text/plain;q=0.4", "OpenMetrics")]
    [InlineData("application/openmetrics-text,*/*;q=0.9", "OpenMetrics")]
    [InlineData("text/plain,application/openmetrics-text", "Text")]
    [InlineData("APPLICATION/OpenMetrics-Text", "OpenMetrics")]
    [InlineData("no media type", "Text")]
    [InlineData(Prometheus2, "OpenMetrics")]
    [InlineData(Prometheus3, "OpenMetrics")]
    public void The_scraper_gets_what_it_likes_best_and_text_by_default(string? accept, string format) =>
        Assert.Equal(Enum.Parse<ExpositionFormat>(format), AcceptHeader.Choose(accept));
}
