using System.Diagnostics.Metrics;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;

namespace Cairn.Telemetry.Tests;

public sealed class ViewTests
{
    private const int CardinalityLimit = 2_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http.client.open_connections")]
    [InlineData("http.client.connection.duration")]
    public async Task Connections_are_not_told_apart_by_the_address_of_their_peer(string instrument)
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/", () => "home"));
        await service.Http.GetAsync("/", Cancellation);
        service.Http.Dispose(); // closes the connection, whose duration is known then

        await service.StopAsync();

        var metric = Assert.Single(service.Receiver.Metrics, metric => metric.Name == instrument);
        Assert.All(metric.DataPoints, point => Assert.False(point.Attributes.Contains("network.peer.address")));
        Assert.All(metric.DataPoints, point => Assert.True(point.Attributes.Contains("server.address")));
    }

    [Fact]
    public async Task An_attribute_without_bounds_ends_in_one_series()
    {
        using var meter = new Meter("Cairn.Unbounded");
        var visits = meter.CreateCounter<int>("visits");
        await using var service = await TestService.StartAsync();
        for (var visitor = 0; visitor < CardinalityLimit + 500; visitor++)
        {
            visits.Add(1, new KeyValuePair<string, object?>("visitor", visitor));
        }

        await service.StopAsync();

        var points = Assert.Single(service.Receiver.Metrics, metric => metric.Name == "visits").DataPoints;
        var overflow = Assert.Single(points, point => point.Attributes.Contains("otel.metric.overflow"));
        Assert.Equal(500, overflow.Value);
        Assert.Equal(CardinalityLimit + 1, points.Count);
    }

    [Theory]
    [InlineData(null, OtlpMetricKind.Histogram)]
    [InlineData("explicit_bucket_histogram", OtlpMetricKind.Histogram)]
    [InlineData("base2_exponential_bucket_histogram", OtlpMetricKind.ExponentialHistogram)]
    public async Task Histograms_are_aggregated_as_the_standard_variable_says(string? aggregation, OtlpMetricKind kind)
    {
        await using var service = await TestService.StartAsync(
            app => app.MapGet("/", () => "home"), settings: $"--OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION={aggregation}");
        await service.Http.GetAsync("/", Cancellation);

        await service.StopAsync();

        Assert.Equal(kind, Assert.Single(service.Receiver.Metrics, metric => metric.Name == "http.server.request.duration").Kind);
        Assert.Equal(OtlpMetricKind.MonotonicSum, Assert.Single(service.Receiver.Metrics, metric => metric.Name == "dotnet.gc.collections").Kind);
    }
}
