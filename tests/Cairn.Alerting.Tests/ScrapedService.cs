using Cairn.Alerting.Catalogue;
using Cairn.Telemetry;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Alerting.Tests;

/// <summary>A service that has done one of everything, and what its management port then has for Prometheus.</summary>
public sealed class ScrapedService : IAsyncLifetime
{
    internal IReadOnlyList<MetricFamily> Families { get; private set; } = [];

    internal string Text { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await using var service = await CairnTestHost.StartAsync(RunAsync, setup => setup.OnKestrel(), TestContext.Current.CancellationToken);
        using var own = await service.Http.GetAsync("/builds/42", TestContext.Current.CancellationToken);
        using var failed = await service.Http.GetAsync("/fail", TestContext.Current.CancellationToken);
        using var called = await service.Http.GetAsync("/call", TestContext.Current.CancellationToken);
        RunPipelines(service.Services.GetRequiredService<PipelineTelemetry>());
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Text = await service.Management.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        Families = Exposition.Read(Text);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void RunPipelines(PipelineTelemetry pipelines)
    {
        using var good = pipelines.StartRun("android-presubmit", "1");
        good.Complete(PipelineResult.Success);
        using var bad = pipelines.StartRun("android-presubmit", "2");
        bad.Complete(PipelineResult.Error, "no_disk");
    }

    private static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddCairn();
        builder.Services.AddCairnCaching();
        builder.Services.AddCairnDependency("notifier");
        builder.Services.AddHttpClient("self");
        await using var app = builder.Build();
        app.MapCairn();
        app.MapGet("/builds/{id}", async (string id, HybridCache cache) => await cache.GetOrCreateAsync(id, _ => ValueTask.FromResult(id)));
        app.MapGet("/fail", () => Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        app.MapGet("/call", async (HttpRequest request, IHttpClientFactory http) =>
            (await http.CreateClient("notifier").GetAsync(new Uri($"http://{request.Host}/builds/1"))).StatusCode);
        await app.RunAsync();
    }
}
