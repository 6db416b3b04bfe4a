using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Telemetry.Tests.Cicd;

public sealed class PipelineContextTests
{
    [Fact]
    public async Task Work_within_a_run_and_a_task_belongs_to_them()
    {
        await using var service = await PipelineService.StartAsync();

        var run = service.Pipelines.StartRun("app", "7");
        Assert.Equal(run.Context, Activity.Current!.Context);
        var task = run.StartTask("compile");
        Assert.Equal(task.Context, Activity.Current!.Context);

        task.Dispose();
        Assert.Equal(run.Context, Activity.Current!.Context);
        run.Dispose();
        Assert.Null(Activity.Current);
    }

    [Fact]
    public async Task Tasks_side_by_side_belong_to_the_run_and_not_to_each_other()
    {
        await using var service = await PipelineService.StartAsync();
        using (var run = service.Pipelines.StartRun("app", "7"))
        using (run.StartTask("first"))
        using (run.StartTask("second"))
        {
        }

        await service.StopAsync();

        Assert.Equal(service.Span("RUN app").SpanId, service.Span("first").ParentSpanId);
        Assert.Equal(service.Span("RUN app").SpanId, service.Span("second").ParentSpanId);
    }

    [Fact]
    public async Task A_task_that_starts_after_its_run_has_ended_still_belongs_to_it()
    {
        await using var service = await PipelineService.StartAsync();
        var run = service.Pipelines.StartRun("app", "7");
        run.Complete(PipelineResult.Success);

        run.StartTask("report").Complete(PipelineResult.Success);
        await service.StopAsync();

        Assert.Equal((service.Span("RUN app").TraceId, service.Span("RUN app").SpanId), (service.Span("report").TraceId, service.Span("report").ParentSpanId));
    }

    [Fact]
    public async Task A_run_that_outlives_its_caller_leaves_the_current_activity_alone()
    {
        await using var service = await PipelineService.StartAsync();
        using var started = new Activity("started") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        var run = service.Pipelines.StartRun(new PipelineRunDescription { Pipeline = "app", RunId = "7", OutlivesCaller = true });
        Assert.Same(started, Activity.Current);
        started.Stop();

        using var finished = new Activity("finished").Start();
        run.Complete(PipelineResult.Success);

        Assert.Same(finished, Activity.Current);
        Assert.Equal(started.TraceId, run.Context.TraceId);
    }

    [Fact]
    public async Task A_run_is_ended_where_another_activity_is_current_and_stays_so()
    {
        await using var service = await PipelineService.StartAsync();
        var run = service.Pipelines.StartRun("app", "7");

        using var later = new Activity("later").Start();
        run.Complete(PipelineResult.Success);

        Assert.Same(later, Activity.Current);
    }

    [Fact]
    public async Task A_host_that_is_gone_does_not_silence_another()
    {
        await using var second = await PipelineService.StartAsync();
        await using (var first = await PipelineService.StartAsync())
        {
            first.Pipelines.StartRun("first", "1").Complete(PipelineResult.Success);
        }

        second.Pipelines.StartRun("second", "2").Complete(PipelineResult.Success);
        await second.StopAsync();

        Assert.Equal("success", second.Span("RUN second").Attributes["cicd.pipeline.result"]);
        var durations = second.Receiver.Metrics.Where(metric => metric.Name == CicdTelemetry.RunDuration).SelectMany(metric => metric.DataPoints);
        Assert.Equal(1, Assert.Single(durations, point => point.Attributes["cicd.pipeline.name"] is "second").Count);
    }

    [Fact]
    public async Task Nothing_fails_where_nobody_listens()
    {
        await using var service = await PipelineService.StartAsync(settings: "--OTEL_SDK_DISABLED=true");
        using var run = service.Pipelines.StartRun("app", "7");
        using var task = run.StartTask("compile");

        task.SetTag("acme.shard", 3);
        task.Fail("compilation_failed");
        run.Complete(PipelineResult.Success);

        Assert.Equal((default, default), (run.Context, task.Context));
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void A_host_without_a_clock_uses_that_of_the_system()
    {
        using var services = new ServiceCollection().AddLogging().AddCairnTelemetry().BuildServiceProvider();

        Assert.Same(TimeProvider.System, services.GetRequiredService<TimeProvider>());
    }
}
