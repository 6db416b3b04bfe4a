namespace Cairn.Telemetry.Tests.Cicd;

public sealed class PipelineMetricTests
{
    private static readonly (string, string) Pipeline = ("cicd.pipeline.name", "app");

    [Fact]
    public async Task The_time_in_each_state_is_measured_and_the_result_with_the_last()
    {
        await using var service = await PipelineService.StartAsync();
        using var run = service.Pipelines.StartRun(new PipelineRunDescription { Pipeline = "app", RunId = "7", InitialState = PipelineRunState.Pending });
        service.Clock.Advance(TimeSpan.FromMinutes(5));
        run.Enter(PipelineRunState.Executing);
        service.Clock.Advance(TimeSpan.FromHours(2));
        run.Enter(PipelineRunState.Finalizing);
        service.Clock.Advance(TimeSpan.FromSeconds(7));

        run.Fail("tests_failed");
        await service.StopAsync();

        Assert.Equal(300, service.Point("cicd.pipeline.run.duration", Pipeline, ("cicd.pipeline.run.state", "pending")).Sum);
        Assert.Equal(7200, service.Point("cicd.pipeline.run.duration", Pipeline, ("cicd.pipeline.run.state", "executing")).Sum);
        var last = service.Point("cicd.pipeline.run.duration", Pipeline, ("cicd.pipeline.run.state", "finalizing"), ("cicd.pipeline.result", "failure"), ("error.type", "tests_failed"));
        Assert.Equal((7, PipelineRunState.Finalizing), (last.Sum, run.State));
        Assert.Equal(("s", CicdTelemetry.MeterName), (service.Metric("cicd.pipeline.run.duration").Unit, service.Metric("cicd.pipeline.run.duration").Scope));
    }

    [Fact]
    public async Task Durations_are_told_apart_from_a_second_to_eight_hours()
    {
        await using var service = await PipelineService.StartAsync();

        service.Pipelines.StartRun("app", "7").Complete(PipelineResult.Success);
        await service.StopAsync();

        Assert.Equal([1, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 28800], Assert.Single(service.Metric("cicd.pipeline.run.duration").DataPoints).BucketBounds);
    }

    [Fact]
    public async Task Active_runs_are_counted_under_the_state_they_are_in()
    {
        await using var service = await PipelineService.StartAsync();
        using var waiting = service.Pipelines.StartRun(new PipelineRunDescription { Pipeline = "app", RunId = "7", InitialState = PipelineRunState.Pending });
        using var running = service.Pipelines.StartRun(new PipelineRunDescription { Pipeline = "app", RunId = "8", InitialState = PipelineRunState.Pending });
        running.Enter(PipelineRunState.Executing);
        running.Enter(PipelineRunState.Executing);
        service.Pipelines.StartRun("app", "9").Dispose();

        await service.StopAsync();

        Assert.Equal(1, service.Point("cicd.pipeline.run.active", Pipeline, ("cicd.pipeline.run.state", "pending")).Value);
        Assert.Equal(1, service.Point("cicd.pipeline.run.active", Pipeline, ("cicd.pipeline.run.state", "executing")).Value);
        Assert.Equal("{run}", service.Metric("cicd.pipeline.run.active").Unit);
    }

    [Fact]
    public async Task One_failure_is_one_error_however_many_tasks_and_runs_it_fails()
    {
        await using var service = await PipelineService.StartAsync();
        using (var run = service.Pipelines.StartRun("app", "7"))
        using (var job = run.StartTask("job"))
        using (var compile = job.StartTask("compile"))
        {
            compile.Fail("compilation_failed");
            job.Fail("step_failed");
            run.Fail("job_failed");
        }

        await service.StopAsync();

        Assert.Equal(1, service.Point("cicd.pipeline.run.errors", Pipeline, ("error.type", "compilation_failed")).Value);
        Assert.Single(service.Metric("cicd.pipeline.run.errors").DataPoints);
    }

    [Fact]
    public async Task An_error_that_is_let_pass_is_counted_beside_the_one_that_ends_the_run()
    {
        await using var service = await PipelineService.StartAsync();
        using var run = service.Pipelines.StartRun("app", "7");
        run.CountError("flaky_test");

        run.Fail("deploy_refused");
        await service.StopAsync();

        Assert.Equal(1, service.Point("cicd.pipeline.run.errors", Pipeline, ("error.type", "flaky_test")).Value);
        Assert.Equal(1, service.Point("cicd.pipeline.run.errors", Pipeline, ("error.type", "deploy_refused")).Value);
    }

    [Fact]
    public async Task Workers_are_counted_under_the_state_they_are_in()
    {
        await using var service = await PipelineService.StartAsync();
        using var idle = service.Pipelines.AddWorker();
        using var busy = service.Pipelines.AddWorker();
        busy.Enter(WorkerState.Busy);
        var gone = service.Pipelines.AddWorker(WorkerState.Offline);
        gone.Dispose();
        gone.Dispose();
        gone.Enter(WorkerState.Busy);

        await service.StopAsync();

        Assert.Equal(1, service.Point("cicd.worker.count", ("cicd.worker.state", "available")).Value);
        Assert.Equal(1, service.Point("cicd.worker.count", ("cicd.worker.state", "busy")).Value);
        Assert.Equal(0, service.Point("cicd.worker.count", ("cicd.worker.state", "offline")).Value);
    }

    [Fact]
    public async Task Errors_of_the_system_are_counted_by_component()
    {
        await using var service = await PipelineService.StartAsync();

        service.Pipelines.CountSystemError("scheduler", "queue_full");
        await service.StopAsync();

        Assert.Equal(1, service.Point("cicd.system.errors", ("cicd.system.component", "scheduler"), ("error.type", "queue_full")).Value);
    }

    [Fact]
    public async Task No_metric_has_an_attribute_that_differs_from_run_to_run()
    {
        await using var service = await PipelineService.StartAsync();
        string[] known = ["cicd.pipeline.name", "cicd.pipeline.run.state", "cicd.pipeline.result", "error.type"];
        var description = new PipelineRunDescription { Pipeline = "app", RunId = "4711", Url = new Uri("https://ci.example/4711"), Vcs = new VcsSource { ChangeId = "4711" } };
        using (var run = service.Pipelines.StartRun(description))
        {
            run.StartTask("compile").Fail("compilation_failed");
            run.Enter(PipelineRunState.Finalizing);
        }

        await service.StopAsync();

        var attributes = service.Receiver.Metrics.Where(metric => metric.Scope == CicdTelemetry.MeterName).SelectMany(metric => metric.DataPoints).SelectMany(point => point.Attributes).ToList();
        Assert.Equal(known.Order(), attributes.Select(attribute => attribute.Key).Distinct().Order());
        Assert.DoesNotContain(attributes, attribute => $"{attribute.Value}".Contains("4711", StringComparison.Ordinal));
    }
}
