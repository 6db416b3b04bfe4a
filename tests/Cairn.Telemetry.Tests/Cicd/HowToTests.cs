using System.Diagnostics;

namespace Cairn.Telemetry.Tests.Cicd;

/// <summary>The code of <c>docs/how-to/trace-a-pipeline.md</c>.</summary>
public sealed class HowToTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_recorded_as_it_goes()
    {
        await using var service = await PipelineService.StartAsync();

        await RunAsync(service.Pipelines, "4711", "dotnet", "--version");
        await service.StopAsync();

        Assert.Equal("success", service.Span("compile").Attributes["cicd.pipeline.task.run.result"]);
        Assert.Equal("success", service.Span("RUN android-presubmit").Attributes["cicd.pipeline.result"]);
    }

    [Fact]
    public async Task A_description_says_what_is_built()
    {
        await using var service = await PipelineService.StartAsync();
        var description = new PipelineRunDescription
        {
            Pipeline = "android-presubmit",
            RunId = "4711",
            Url = new Uri("https://ci.example/runs/4711"),
            InitialState = PipelineRunState.Pending,
            Vcs = new VcsSource
            {
                RepositoryUrl = new Uri("https://git.example/acme/app"),
                Head = new VcsRef { Name = "feature/x", Type = VcsRefType.Branch, Revision = "9d59409a" },
                ChangeId = "123",
            },
        };

        service.Pipelines.StartRun(description).Dispose();
        await service.StopAsync();

        Assert.Equal("9d59409a", service.Span("RUN android-presubmit").Attributes["vcs.ref.head.revision"]);
    }

    [Fact]
    public async Task A_run_of_others_is_recorded_with_its_times()
    {
        await using var service = await PipelineService.StartAsync();
        var pipelines = service.Pipelines;
        var (queued, started, ended) = (service.Clock.GetUtcNow(), service.Clock.GetUtcNow().AddMinutes(1), service.Clock.GetUtcNow().AddHours(2));

        pipelines.RecordRun(new FinishedPipelineRun
        {
            Run = new PipelineRunDescription { Pipeline = "android-presubmit", RunId = "4711" },
            QueuedAt = queued,
            StartedAt = started,
            EndedAt = ended,
            Result = PipelineResult.Failure,
            ErrorType = "tests_failed",
        });
        await service.StopAsync();

        Assert.Equal((queued, ended), (service.Span("RUN android-presubmit").Start, service.Span("RUN android-presubmit").End));
    }

    [Fact]
    public async Task Workers_and_faults_of_the_system_are_counted()
    {
        await using var service = await PipelineService.StartAsync();
        var pipelines = service.Pipelines;

        using var worker = pipelines.AddWorker();
        worker.Enter(WorkerState.Busy);
        pipelines.CountSystemError("scheduler", "queue_full");
        await service.StopAsync();

        Assert.Equal(1, service.Point("cicd.worker.count", ("cicd.worker.state", "busy")).Value);
        Assert.Equal("{error}", service.Metric("cicd.system.errors").Unit);
    }

    private static async Task RunAsync(PipelineTelemetry pipelines, string runId, string program, string arguments)
    {
        using var run = pipelines.StartRun("android-presubmit", runId);
        using (var compile = run.StartTask("compile", PipelineTaskType.Build))
        {
            using var compiler = new Process { StartInfo = new ProcessStartInfo(program, arguments) };
            compiler.StartInfo.AddTraceContext();
            compiler.Start();
            await compiler.WaitForExitAsync(Cancellation);

            compile.Complete(compiler.ExitCode == 0 ? PipelineResult.Success : PipelineResult.Failure);
        }

        run.Complete(PipelineResult.Success);
    }
}
