using System.Diagnostics;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Cairn.Telemetry.Tests;

public sealed class UnobservedEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_endpoint_without_metrics_has_no_span_either_nor_what_it_does(bool isShortCircuited)
    {
        using var work = new ActivitySource("Cairn.Probe");
        await using var service = await TestService.StartAsync(app =>
        {
            var probe = app.MapGet("/ping", () => work.StartActivity("probe")?.Dispose()).DisableHttpMetrics();
            _ = isShortCircuited ? probe.ShortCircuit() : probe;
            app.MapGet("/{page}", () => work.StartActivity("page")?.Dispose());
        });
        await service.Http.GetAsync("/ping", Cancellation);
        await service.Http.GetAsync("/pings", Cancellation);

        await service.StopAsync();

        Assert.Equal(["GET /{page}", "page"], Names(service.Receiver));
        Assert.DoesNotContain("/ping", Routes(service.Receiver));
        Assert.Contains("/{page}", Routes(service.Receiver));
    }

    [Fact]
    public async Task An_error_page_without_metrics_does_not_hide_the_request_that_failed()
    {
        await using var service = await TestService.StartAsync(app =>
        {
            app.UseExceptionHandler("/error");
            app.UseStatusCodePagesWithReExecute("/error");
            app.UseRouting();
            app.MapGet("/boom", string () => throw new InvalidOperationException("boom"));
            app.MapGet("/missing", () => Results.NotFound());
            app.Map("/error", () => "sorry").DisableHttpMetrics();
        });
        await service.Http.GetAsync("/boom", Cancellation);
        await service.Http.GetAsync("/missing", Cancellation);

        await service.StopAsync();

        var paths = service.Receiver.Spans.Where(span => span.Kind == ActivityKind.Server).Select(span => span.Attributes["url.path"]);
        Assert.Equal(["/boom", "/missing"], paths);
    }

    private static IEnumerable<string> Names(OtlpReceiver receiver) =>
        receiver.Spans.Where(span => span.Kind != ActivityKind.Client).Select(span => span.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<object?> Routes(OtlpReceiver receiver) => receiver.Metrics
        .Where(metric => metric.Name == "http.server.request.duration")
        .SelectMany(metric => metric.DataPoints.Select(point => point.Attributes["http.route"]));
}
