using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Telemetry.Tests;

/// <summary>What Prometheus itself makes of a scrape.</summary>
public sealed class PrometheusTests : IDisposable
{
    private readonly Meter _meter = new(ScrapedService.MeterName);
    private readonly SemaphoreSlim _scrapes = new(0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prometheus_scrapes_the_endpoint_and_answers_queries()
    {
        await using var service = await StartServiceAsync();
        _meter.CreateCounter<long>("jobs.done", "{job}").Add(42, new KeyValuePair<string, object?>("job.kind", "a \"quoted\"\nback\\slash"));
        await using var prometheus = await PrometheusServer.StartAsync(service.Http.BaseAddress!, Cancellation);
        await TwoScrapesAsync();

        var sample = Assert.Single((await prometheus.QueryAsync("/api/v1/query?query=jobs_done_total", Cancellation)).GetProperty("result").EnumerateArray());

        Assert.Equal("42", sample.GetProperty("value")[1].GetString());
        Assert.Equal("a \"quoted\"\nback\\slash", sample.GetProperty("metric").GetProperty("job_kind").GetString());
        Assert.Equal("up", Assert.Single((await prometheus.QueryAsync("/api/v1/targets", Cancellation)).GetProperty("activeTargets").EnumerateArray()).GetProperty("health").GetString());
    }

    [Fact]
    public async Task Prometheus_leads_from_a_latency_to_a_trace()
    {
        await using var service = await StartServiceAsync();
        await service.Http.GetAsync("/work", Cancellation);
        await using var prometheus = await PrometheusServer.StartAsync(service.Http.BaseAddress!, Cancellation);
        await TwoScrapesAsync();
        const string Query = "http_server_request_duration_seconds_bucket{http_route=\"/work\"}";

        var found = await prometheus.QueryAsync($"/api/v1/query_exemplars?query={Uri.EscapeDataString(Query)}&start=0&end=9999999999", Cancellation);

        await service.StopAsync();
        var exemplar = found.EnumerateArray().SelectMany(series => series.GetProperty("exemplars").EnumerateArray()).First().GetProperty("labels");
        var ids = (exemplar.GetProperty("trace_id").GetString(), exemplar.GetProperty("span_id").GetString());
        var span = Assert.Single(service.Receiver.Spans, span => span.Name == "GET /work");
        Assert.Equal((span.TraceId, span.SpanId), ids);
    }

    [Fact]
    public async Task Promtool_finds_nothing_to_complain_about()
    {
        Assert.SkipUnless(ToolOnPath.Exists("promtool"), "promtool is not installed.");
        await using var service = await StartServiceAsync();
        await service.Http.GetAsync("/work", Cancellation);
        var text = await service.ScrapeTextAsync();
        using var promtool = Process.Start(new ProcessStartInfo("promtool", ["check", "metrics"])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;

        await promtool.StandardInput.WriteAsync(text.AsMemory(), Cancellation);
        promtool.StandardInput.Close();
        var complaints = await promtool.StandardError.ReadToEndAsync(Cancellation);
        await promtool.WaitForExitAsync(Cancellation);

        // .NET has chosen some names that promtool would have chosen otherwise.
        var complaintsAboutUs = complaints.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("dotnet_", StringComparison.Ordinal));
        Assert.Empty(complaintsAboutUs);
    }

    public void Dispose()
    {
        _meter.Dispose();
        _scrapes.Dispose();
    }

    /// <summary>Prometheus stores one scrape before it begins the next, so what was there at first can be asked for at the second one.</summary>
    private async Task TwoScrapesAsync()
    {
        await _scrapes.WaitAsync(Cancellation);
        await _scrapes.WaitAsync(Cancellation);
    }

    private Task<TestService> StartServiceAsync() => TestService.StartAsync(app =>
    {
        var metrics = app.Services.GetRequiredKeyedService<RequestDelegate>("Cairn.Telemetry.Metrics");
        app.MapGet("/work", () => "done");
        app.MapGet("/metrics", (HttpContext context) =>
        {
            _scrapes.Release();
            return metrics(context);
        });
    });
}
