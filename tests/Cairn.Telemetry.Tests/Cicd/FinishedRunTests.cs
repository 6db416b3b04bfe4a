using System.Diagnostics;

namespace Cairn.Telemetry.Tests.Cicd;

public sealed class FinishedRunTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.FromHours(1));
    private static readonly (string, string) Pipeline = ("cicd.pipeline.name", "app");

    private static FinishedPipelineRun Finished => new()
    {
        Run = new PipelineRunDescription { Pipeline = "app", RunId = "7" },
        QueuedAt = Noon,
        StartedAt = Noon.AddMinutes(1),
        FinalizingAt = Noon.AddMinutes(61),
        EndedAt = Noon.AddMinutes(63),
        Result = PipelineResult.Failure,
        ErrorType = "tests_failed",
        Tasks =
        [
            Task("compile", 1, 10, PipelineResult.Success),
            Task("test", 10, 61, PipelineResult.Failure) with { ErrorType = "assertion_failed" },
        ],
    };

    [Fact]
    public async Task A_run_is_recorded_afterwards_with_the_times_it_had()
    {
        await using var service = await PipelineService.StartAsync();

        var context = service.Pipelines.RecordRun(Finished);
        await service.StopAsync();

        var span = service.Span("RUN app");
        Assert.Equal((Noon, Noon.AddMinutes(63), context.SpanId.ToHexString()), (span.Start, span.End, span.SpanId));
        Assert.Equal(("failure", "tests_failed"), (span.Attributes["cicd.pipeline.result"], span.Attributes["error.type"]));
        Assert.Equal((span.SpanId, Noon.AddMinutes(10), Noon.AddMinutes(61)), (service.Span("test").ParentSpanId, service.Span("test").Start, service.Span("test").End));
        Assert.Equal("success", service.Span("compile").Attributes["cicd.pipeline.task.run.result"]);
    }

    [Fact]
    public async Task Its_times_in_each_state_are_measured()
    {
        await using var service = await PipelineService.StartAsync();

        service.Pipelines.RecordRun(Finished);
        await service.StopAsync();

        Assert.Equal(60, service.Point("cicd.pipeline.run.duration", Pipeline, ("cicd.pipeline.run.state", "pending")).Sum);
        Assert.Equal(3600, service.Point("cicd.pipeline.run.duration", Pipeline, ("cicd.pipeline.run.state", "executing")).Sum);
        Assert.Equal(120, service.Point("cicd.pipeline.run.duration", Pipeline, ("cicd.pipeline.run.state", "finalizing"), ("cicd.pipeline.result", "failure"), ("error.type", "tests_failed")).Sum);
        Assert.Equal(1, service.Point("cicd.pipeline.run.errors", Pipeline, ("error.type", "assertion_failed")).Value);
        Assert.DoesNotContain(service.Receiver.Metrics, metric => metric.Name == "cicd.pipeline.run.active");
    }

    [Fact]
    public async Task A_run_of_which_little_is_known_has_executed_all_the_time()
    {
        await using var service = await PipelineService.StartAsync();

        service.Pipelines.RecordRun(Finished with { QueuedAt = null, FinalizingAt = null, Result = PipelineResult.Success, ErrorType = null, Tasks = [] });
        await service.StopAsync();

        var point = Assert.Single(service.Metric("cicd.pipeline.run.duration").DataPoints);
        Assert.Equal(("executing", "success", 62 * 60d), (point.Attributes["cicd.pipeline.run.state"], point.Attributes["cicd.pipeline.result"], point.Sum));
        Assert.Equal(Noon.AddMinutes(1), service.Span("RUN app").Start);
    }

    [Fact]
    public async Task The_request_that_tells_of_a_run_is_linked_and_not_its_parent()
    {
        await using var service = await PipelineService.StartAsync();
        using var heard = new ActivityRecorder(CicdTelemetry.SourceName);
        using var request = new Activity("request").Start();

        service.Pipelines.RecordRun(Finished with { Tasks = [] });

        var run = Assert.Single(heard.Stopped);
        Assert.Equal((default, request.Context), (run.ParentSpanId, Assert.Single(run.Links).Context));
        Assert.NotEqual(request.TraceId, run.TraceId);
        Assert.Same(request, Activity.Current);
    }

    [Fact]
    public async Task A_given_parent_joins_the_run_to_its_trace()
    {
        await using var service = await PipelineService.StartAsync();
        var parent = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, isRemote: true);

        service.Pipelines.RecordRun(Finished with { Run = Finished.Run with { Parent = parent } });
        await service.StopAsync();

        Assert.Equal((parent.TraceId.ToHexString(), parent.SpanId.ToHexString()), (service.Span("RUN app").TraceId, service.Span("RUN app").ParentSpanId));
        Assert.All(service.Receiver.Spans, span => Assert.Equal(parent.TraceId.ToHexString(), span.TraceId));
    }

    [Fact]
    public async Task Times_that_are_not_in_order_are_refused()
    {
        await using var service = await PipelineService.StartAsync();

        var late = Assert.Throws<ArgumentException>("EndedAt", () => service.Pipelines.RecordRun(Finished with { EndedAt = Noon }));
        Assert.Throws<ArgumentException>("StartedAt", () => service.Pipelines.RecordRun(Finished with { QueuedAt = Noon.AddHours(9) }));
        Assert.Throws<ArgumentException>("FinalizingAt", () => service.Pipelines.RecordRun(Finished with { FinalizingAt = Noon }));
        Assert.Throws<ArgumentException>("EndedAt", () => service.Pipelines.RecordRun(Finished with { Tasks = [Task("compile", 2, 1, PipelineResult.Success)] }));

        Assert.StartsWith("'EndedAt' is 2026-03-04T12:00:00.0000000+01:00. It must not be before 'FinalizingAt', which is", late.Message, StringComparison.Ordinal);
    }

    private static FinishedPipelineTask Task(string name, int from, int to, PipelineResult result) => new()
    {
        Task = new PipelineTaskDescription { Name = name },
        StartedAt = Noon.AddMinutes(from),
        EndedAt = Noon.AddMinutes(to),
        Result = result,
    };
}
