using System.Diagnostics;
using Cairn.Testing;

namespace Cairn.Telemetry.Tests.Cicd;

public sealed class PipelineSpanTests
{
    private const string Run = "RUN android-presubmit";

    private static VcsSource Everything => new()
    {
        RepositoryUrl = new Uri("https://ci:hunter2@git.example/acme/app.git"),
        RepositoryName = "app",
        OwnerName = "acme",
        ProviderName = "gitlab",
        Head = new VcsRef { Name = "feature/x", Type = VcsRefType.Branch, Revision = "9d59409acf479dfa0df1aa568182e43e43df8bbe" },
        Base = new VcsRef { Name = "v1.4", Type = VcsRefType.Tag, Revision = "1f2e3d" },
        ChangeId = "123",
        ChangeTitle = "Fix it",
    };

    [Fact]
    public async Task A_run_is_a_server_span_by_the_clock()
    {
        await using var service = await PipelineService.StartAsync();
        using var run = service.Pipelines.StartRun("android-presubmit", "4711");
        service.Clock.Advance(TimeSpan.FromMinutes(90));

        run.Complete(PipelineResult.Success);
        await service.StopAsync();

        var span = service.Span(Run);
        Assert.Equal((ActivityKind.Server, ActivityStatusCode.Unset, CicdTelemetry.SourceName), (span.Kind, span.Status, span.Scope));
        Assert.Equal((new ManualTimeProvider().GetUtcNow(), TimeSpan.FromMinutes(90)), (span.Start, span.End - span.Start));
        Assert.Equal("android-presubmit 4711 success", $"{span.Attributes["cicd.pipeline.name"]} {span.Attributes["cicd.pipeline.run.id"]} {span.Attributes["cicd.pipeline.result"]}");
        Assert.Equal(3, span.Attributes.Count);
    }

    [Fact]
    public async Task All_that_is_known_of_a_run_is_on_its_span_without_credentials()
    {
        await using var service = await PipelineService.StartAsync();
        var description = new PipelineRunDescription { Pipeline = "app", RunId = "7", Action = PipelineAction.Build, Url = new Uri("https://u:p@ci.example/runs/7?tab=log&token=hunter2"), Vcs = Everything };

        service.Pipelines.StartRun(description).Complete(PipelineResult.Skip);
        await service.StopAsync();

        var written = service.Span("BUILD app").Attributes;
        Assert.Equal(("https://ci.example/runs/7?tab=log&token=REDACTED", "BUILD"), (written["cicd.pipeline.run.url.full"], written["cicd.pipeline.action.name"]));
        Assert.Equal(("https://git.example/acme/app", "app", "acme", "gitlab"), (written["vcs.repository.url.full"], written["vcs.repository.name"], written["vcs.owner.name"], written["vcs.provider.name"]));
        Assert.Equal(("feature/x", "branch", Everything.Head!.Revision), (written["vcs.ref.head.name"], written["vcs.ref.head.type"], written["vcs.ref.head.revision"]));
        Assert.Equal(("v1.4", "tag", "1f2e3d"), (written["vcs.ref.base.name"], written["vcs.ref.base.type"], written["vcs.ref.base.revision"]));
        Assert.Equal(("123", "Fix it"), (written["vcs.change.id"], written["vcs.change.title"]));
    }

    [Fact]
    public async Task Tasks_are_internal_spans_below_their_run_and_one_another()
    {
        await using var service = await PipelineService.StartAsync();
        using (var run = service.Pipelines.StartRun("android-presubmit", "4711"))
        using (var job = run.StartTask("job"))
        using (var compile = job.StartTask(new PipelineTaskDescription { Name = "compile", Type = PipelineTaskType.Build, RunId = "c1", WorkerId = "w9", WorkerName = "arm-9", Url = new Uri("https://ci.example/c1") }))
        {
            service.Clock.Advance(TimeSpan.FromSeconds(3));
            compile.Complete(PipelineResult.Success);
        }

        await service.StopAsync();

        var span = service.Span("compile");
        Assert.Equal((ActivityKind.Internal, service.Span("job").SpanId, TimeSpan.FromSeconds(3)), (span.Kind, span.ParentSpanId, span.End - span.Start));
        Assert.Equal(service.Span(Run).SpanId, service.Span("job").ParentSpanId);
        Assert.Equal(("compile", "build", "c1"), (span.Attributes["cicd.pipeline.task.name"], span.Attributes["cicd.pipeline.task.type"], span.Attributes["cicd.pipeline.task.run.id"]));
        Assert.Equal(("https://ci.example/c1", "success"), (span.Attributes["cicd.pipeline.task.run.url.full"], span.Attributes["cicd.pipeline.task.run.result"]));
        Assert.Equal(("w9", "arm-9"), (span.Attributes["cicd.worker.id"], span.Attributes["cicd.worker.name"]));
        Assert.Equal(16, ((string)service.Span("job").Attributes["cicd.pipeline.task.run.id"]!).Length);
    }

    [Fact]
    public async Task A_task_says_what_it_made_and_tried()
    {
        await using var service = await PipelineService.StartAsync();
        using (var run = service.Pipelines.StartRun("app", "7"))
        using (var task = run.StartTask("test", PipelineTaskType.Test))
        {
            task.SetArtifact(new Artifact { FileName = "app.nupkg", Version = "1.4.0", Purl = "pkg:nuget/app@1.4.0", Hash = "9ff4c5" });
            task.SetTestSuite("unit", TestSuiteStatus.TimedOut);
            task.SetTestCase("A_test", hasPassed: false);
            task.SetTag("acme.shard", 3);
            run.SetTag("acme.priority", "high");
        }

        await service.StopAsync();

        var written = service.Span("test").Attributes;
        Assert.Equal(("app.nupkg", "1.4.0", "pkg:nuget/app@1.4.0", "9ff4c5"), (written["artifact.filename"], written["artifact.version"], written["artifact.purl"], written["artifact.hash"]));
        Assert.Equal(("unit", "timed_out", "A_test", "fail"), (written["test.suite.name"], written["test.suite.run.status"], written["test.case.name"], written["test.case.result.status"]));
        Assert.Equal((3L, "high"), (written["acme.shard"], service.Span("RUN app").Attributes["acme.priority"]));
    }

    [Theory]
    [InlineData(PipelineResult.Success, null, "success", null)]
    [InlineData(PipelineResult.Failure, "tests_failed", "failure", "tests_failed")]
    [InlineData(PipelineResult.Failure, null, "failure", "_OTHER")]
    [InlineData(PipelineResult.Error, " ", "error", "_OTHER")]
    [InlineData(PipelineResult.Timeout, null, "timeout", "timeout")]
    [InlineData(PipelineResult.Cancellation, null, "cancellation", null)]
    [InlineData(PipelineResult.Skip, null, "skip", null)]
    public async Task A_result_is_written_in_the_words_of_the_conventions(PipelineResult result, string? given, string word, string? errorType)
    {
        await using var service = await PipelineService.StartAsync();
        var run = service.Pipelines.StartRun("app", "7");
        run.StartTask("task").Complete(result, given);
        run.Complete(result, given);

        await service.StopAsync();

        var status = errorType is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error;
        var (ofRun, ofTask) = (service.Span("RUN app"), service.Span("task"));
        Assert.Equal((word, errorType, status), (ofRun.Attributes["cicd.pipeline.result"], ofRun.Attributes["error.type"], ofRun.Status));
        Assert.Equal((word, errorType, status), (ofTask.Attributes["cicd.pipeline.task.run.result"], ofTask.Attributes["error.type"], ofTask.Status));
    }

    [Fact]
    public async Task What_is_disposed_without_a_result_is_an_error()
    {
        await using var service = await PipelineService.StartAsync();
        using (var run = service.Pipelines.StartRun("app", "7"))
        {
            run.StartTask("task").Dispose();
        }

        await service.StopAsync();

        Assert.Equal(("error", "no_result"), (service.Span("RUN app").Attributes["cicd.pipeline.result"], service.Span("RUN app").Attributes["error.type"]));
        Assert.Equal(("error", "no_result"), (service.Span("task").Attributes["cicd.pipeline.task.run.result"], service.Span("task").Attributes["error.type"]));
    }

    [Fact]
    public async Task The_first_result_counts_whoever_gives_it()
    {
        await using var service = await PipelineService.StartAsync();
        var run = service.Pipelines.StartRun("app", "7");

        Parallel.For(0, 16, _ => run.Complete(PipelineResult.Timeout));
        run.Complete(PipelineResult.Success);
        run.Enter(PipelineRunState.Finalizing);
        run.Dispose();
        await service.StopAsync();

        Assert.Equal("timeout", service.Span("RUN app").Attributes["cicd.pipeline.result"]);
        Assert.Equal(1, Assert.Single(service.Metric(CicdTelemetry.RunDuration).DataPoints).Count);
        Assert.Equal(1, Assert.Single(service.Metric(CicdTelemetry.RunErrors).DataPoints).Value);
    }
}
