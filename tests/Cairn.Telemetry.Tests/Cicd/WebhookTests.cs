using System.Collections.Concurrent;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Cairn.Telemetry.Tests.Cicd;

/// <summary>A service that hears of the start and of the end of a run in two requests, seen through the test host.</summary>
public sealed class WebhookTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_goes_on_between_two_requests()
    {
        await using var service = await CairnTestHost.StartAsync(RunAsync, cancellationToken: Cancellation);

        await service.Http.PostAsync("/runs/7/started", content: null, Cancellation);
        Assert.Equal(1, service.Metrics.Sum("cicd.pipeline.run.active"));
        service.Clock.Advance(TimeSpan.FromHours(3));
        await service.Http.PostAsync("/runs/7/finished", content: null, Cancellation);

        var run = await service.Spans.WaitForAsync(span => span.Name == "RUN android-presubmit", Cancellation);
        Assert.Equal((TimeSpan.FromHours(3), "success"), (run.Duration, run.Tags["cicd.pipeline.result"]));
        Assert.Equal(0, service.Metrics.Sum("cicd.pipeline.run.active"));
        Assert.Equal(3 * 3600, service.Metrics.Sum("cicd.pipeline.run.duration"));
    }

    private static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddCairnTelemetry();
        var runs = new ConcurrentDictionary<string, PipelineRun>();

        await using var app = builder.Build();
        app.MapPost("/runs/{id}/started", (string id, PipelineTelemetry pipelines) =>
        {
            runs[id] = pipelines.StartRun(new PipelineRunDescription { Pipeline = "android-presubmit", RunId = id, OutlivesCaller = true });
        });
        app.MapPost("/runs/{id}/finished", (string id) =>
        {
            runs[id].Complete(PipelineResult.Success);
        });
        await app.RunAsync();
    }
}
