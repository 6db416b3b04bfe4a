namespace Cairn.Telemetry.Tests.Cicd;

public sealed class PipelineInputTests
{
    private const int Unknown = 99;

    private static PipelineRunDescription Run => new() { Pipeline = "app", RunId = "7" };

    public static TheoryData<PipelineRunDescription> WrongRuns =>
    [
        Run with { Pipeline = " " },
        Run with { RunId = "" },
        Run with { Url = new Uri("/runs/7", UriKind.Relative) },
        Run with { Vcs = new VcsSource { RepositoryUrl = new Uri("acme/app", UriKind.Relative) } },
        Run with { Action = (PipelineAction)Unknown },
        Run with { InitialState = (PipelineRunState)Unknown },
    ];

    [Theory]
    [MemberData(nameof(WrongRuns))]
    public async Task A_run_that_cannot_be_is_refused(PipelineRunDescription run)
    {
        await using var service = await PipelineService.StartAsync();

        Assert.ThrowsAny<ArgumentException>(() => service.Pipelines.StartRun(run));
        await service.StopAsync();

        Assert.Empty(service.Receiver.Spans);
        Assert.DoesNotContain(service.Receiver.Metrics, metric => metric.Scope == CicdTelemetry.MeterName);
    }

    [Fact]
    public async Task Nothing_is_no_run_and_no_task()
    {
        await using var service = await PipelineService.StartAsync();
        using var run = service.Pipelines.StartRun(Run);

        Assert.Throws<ArgumentNullException>(() => service.Pipelines.StartRun(null!));
        Assert.Throws<ArgumentNullException>(() => service.Pipelines.RecordRun(null!));
        Assert.Throws<ArgumentNullException>(() => service.Pipelines.StartTask(Run, null!));
        Assert.Throws<ArgumentNullException>(() => run.StartTask((PipelineTaskDescription)null!));
    }

    [Fact]
    public async Task What_is_said_of_a_task_needs_a_name()
    {
        await using var service = await PipelineService.StartAsync();
        using var run = service.Pipelines.StartRun(Run);
        using var task = run.StartTask("test");

        Assert.Throws<ArgumentException>("name", () => run.SetTag(" ", 1));
        Assert.Throws<ArgumentException>("name", () => task.SetTag("", 1));
        Assert.Throws<ArgumentException>("name", () => task.SetTestSuite("", TestSuiteStatus.Success));
        Assert.Throws<ArgumentException>("name", () => task.SetTestCase("", hasPassed: true));
        Assert.Throws<ArgumentException>("FileName", () => task.SetArtifact(new Artifact { FileName = "" }));
        Assert.Throws<ArgumentException>("Name", () => run.StartTask(""));
    }

    [Fact]
    public async Task An_error_needs_a_class_and_a_success_has_none()
    {
        await using var service = await PipelineService.StartAsync();
        using var run = service.Pipelines.StartRun(Run);

        Assert.Throws<ArgumentException>("errorType", () => run.Fail(" "));
        Assert.Throws<ArgumentException>("errorType", () => run.CountError(""));
        Assert.Throws<ArgumentException>("errorType", () => service.Pipelines.CountSystemError("agent", ""));
        var success = Assert.Throws<ArgumentException>("errorType", () => run.Complete(PipelineResult.Success, "tests_failed"));

        Assert.StartsWith("The error type is 'tests_failed', but Success is no error. Leave it out, or use Failure, Error or Timeout.", success.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_is_none_of_its_kind_is_refused_with_those_that_are()
    {
        await using var service = await PipelineService.StartAsync();
        using var run = service.Pipelines.StartRun(Run);
        using var task = run.StartTask("test");

        Assert.Throws<ArgumentOutOfRangeException>(() => run.Complete((PipelineResult)Unknown));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.StartTask("other", (PipelineTaskType)Unknown));
        Assert.Throws<ArgumentOutOfRangeException>(() => task.SetTestSuite("unit", (TestSuiteStatus)Unknown));
        Assert.Throws<ArgumentOutOfRangeException>(() => service.Pipelines.AddWorker((WorkerState)Unknown));
        var state = Assert.Throws<ArgumentOutOfRangeException>("state", () => run.Enter((PipelineRunState)Unknown));

        Assert.StartsWith("It is no PipelineRunState. Use Pending, Executing, Finalizing.", state.Message, StringComparison.Ordinal);
    }
}
