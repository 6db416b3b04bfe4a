using Cairn.Telemetry;

namespace Cairn.Tests.Reference;

/// <summary>A pipeline run of which everything is known that the conventions have a name for.</summary>
internal static class FullPipeline
{
    public static void Run(PipelineTelemetry pipelines)
    {
        using var worker = pipelines.AddWorker();
        worker.Enter(WorkerState.Busy);
        pipelines.CountSystemError("scheduler", "queue_full");

        using var run = pipelines.StartRun(new PipelineRunDescription
        {
            Pipeline = "android-presubmit",
            RunId = "4711",
            Action = PipelineAction.Build,
            Url = new Uri("https://ci.example/runs/4711"),
            InitialState = PipelineRunState.Pending,
            Vcs = Source,
        });
        run.Enter(PipelineRunState.Executing);
        RunTask(run);
        run.Enter(PipelineRunState.Finalizing);
        run.Fail("tests_failed");
    }

    private static VcsSource Source => new()
    {
        RepositoryUrl = new Uri("https://git.example/acme/app"),
        RepositoryName = "app",
        OwnerName = "acme",
        ProviderName = "gitea",
        Head = new VcsRef { Name = "feature/x", Type = VcsRefType.Branch, Revision = "9d59409a" },
        Base = new VcsRef { Name = "main", Type = VcsRefType.Branch, Revision = "1f2e3d4c" },
        ChangeId = "123",
        ChangeTitle = "Build faster",
    };

    private static void RunTask(PipelineRun run)
    {
        using var task = run.StartTask(new PipelineTaskDescription
        {
            Name = "compile",
            RunId = "1",
            Type = PipelineTaskType.Test,
            Url = new Uri("https://ci.example/runs/4711/1"),
            WorkerId = "w1",
            WorkerName = "worker-1",
        });
        task.SetArtifact(new Artifact { FileName = "app.apk", Version = "1.2.3", Purl = "pkg:generic/app@1.2.3", Hash = "9ff4c52759e2c4ac70b7d517bc7fcdc1cda631ca0045271ddd1b192544f8a3e9" });
        task.SetTestSuite("unit", TestSuiteStatus.Failure);
        task.SetTestCase("starts", hasPassed: false);
        task.Fail("tests_failed");
    }
}
