namespace Cairn.Telemetry;

/// <summary>
/// The names of what pipeline runs, their tasks and workers emit
/// (OpenTelemetry semantic conventions, CI/CD, VCS, artifact and test; release candidates or in development).
/// </summary>
public static class CicdTelemetry
{
    /// <summary>The activity source of the spans of runs and tasks.</summary>
    public const string SourceName = "Cairn.Telemetry.Cicd";

    /// <summary>The meter of all instruments below.</summary>
    public const string MeterName = "Cairn.Telemetry.Cicd";

    /// <summary>A histogram of the time that runs spent in each state. Unit: s.</summary>
    public const string RunDuration = "cicd.pipeline.run.duration";

    /// <summary>An up-down counter of the runs that are active, by state. Unit: {run}.</summary>
    public const string ActiveRuns = "cicd.pipeline.run.active";

    /// <summary>A counter of the errors in runs, such as a failed compilation. Unit: {error}.</summary>
    public const string RunErrors = "cicd.pipeline.run.errors";

    /// <summary>An up-down counter of workers, by state. Unit: {worker}.</summary>
    public const string WorkerCount = "cicd.worker.count";

    /// <summary>A counter of the errors of the CI/CD system itself, by component. Unit: {error}.</summary>
    public const string SystemErrors = "cicd.system.errors";

    /// <summary>The attribute with the name of the pipeline, the same in every run of it.</summary>
    public const string PipelineName = "cicd.pipeline.name";

    /// <summary>The attribute with the kind of action: <c>BUILD</c>, <c>RUN</c> or <c>SYNC</c>. On spans only.</summary>
    public const string PipelineAction = "cicd.pipeline.action.name";

    /// <summary>The attribute with the id of a run. On spans only: it is different each time.</summary>
    public const string RunId = "cicd.pipeline.run.id";

    /// <summary>The attribute with the address of a run. On spans only.</summary>
    public const string RunUrl = "cicd.pipeline.run.url.full";

    /// <summary>The attribute with the state of a run: <c>pending</c>, <c>executing</c> or <c>finalizing</c>. On metrics only.</summary>
    public const string RunState = "cicd.pipeline.run.state";

    /// <summary>The attribute with the result of a run: <c>success</c>, <c>failure</c>, <c>error</c>, <c>timeout</c>, <c>cancellation</c> or <c>skip</c>.</summary>
    public const string Result = "cicd.pipeline.result";

    /// <summary>The attribute with the name of a task. On spans only.</summary>
    public const string TaskName = "cicd.pipeline.task.name";

    /// <summary>The attribute with the kind of a task: <c>build</c>, <c>test</c> or <c>deploy</c>. On spans only.</summary>
    public const string TaskType = "cicd.pipeline.task.type";

    /// <summary>The attribute with the id of a task, which is its own within a run. On spans only.</summary>
    public const string TaskRunId = "cicd.pipeline.task.run.id";

    /// <summary>The attribute with the address of a task. On spans only.</summary>
    public const string TaskRunUrl = "cicd.pipeline.task.run.url.full";

    /// <summary>The attribute with the result of a task, in the words of <see cref="Result"/>. On spans only.</summary>
    public const string TaskRunResult = "cicd.pipeline.task.run.result";

    /// <summary>The attribute with the state of workers: <c>available</c>, <c>busy</c> or <c>offline</c>.</summary>
    public const string WorkerStateName = "cicd.worker.state";

    /// <summary>The attribute with the id of the worker that ran a task. On spans only.</summary>
    public const string WorkerId = "cicd.worker.id";

    /// <summary>The attribute with the name of the worker that ran a task. On spans only.</summary>
    public const string WorkerName = "cicd.worker.name";

    /// <summary>The attribute with the part of the CI/CD system that failed, such as <c>scheduler</c>.</summary>
    public const string SystemComponent = "cicd.system.component";

    /// <summary>The attribute with the address of the repository, without <c>.git</c>.</summary>
    public const string RepositoryUrl = "vcs.repository.url.full";

    /// <summary>The attribute with the name of the repository.</summary>
    public const string RepositoryName = "vcs.repository.name";

    /// <summary>The attribute with the owner of the repository.</summary>
    public const string OwnerName = "vcs.owner.name";

    /// <summary>The attribute with the provider: <c>github</c>, <c>gitlab</c>, <c>gitea</c>, <c>bitbucket</c> or another.</summary>
    public const string ProviderName = "vcs.provider.name";

    /// <summary>The attribute with the branch or tag that is built.</summary>
    public const string HeadName = "vcs.ref.head.name";

    /// <summary>The attribute that says whether the head is a <c>branch</c> or a <c>tag</c>.</summary>
    public const string HeadType = "vcs.ref.head.type";

    /// <summary>The attribute with the revision that is built.</summary>
    public const string HeadRevision = "vcs.ref.head.revision";

    /// <summary>The attribute with the branch or tag that a change goes to.</summary>
    public const string BaseName = "vcs.ref.base.name";

    /// <summary>The attribute that says whether the base is a <c>branch</c> or a <c>tag</c>.</summary>
    public const string BaseType = "vcs.ref.base.type";

    /// <summary>The attribute with the revision that a change starts from.</summary>
    public const string BaseRevision = "vcs.ref.base.revision";

    /// <summary>The attribute with the id of the change: of a pull request, a merge request, a change list.</summary>
    public const string ChangeId = "vcs.change.id";

    /// <summary>The attribute with the title of the change.</summary>
    public const string ChangeTitle = "vcs.change.title";

    /// <summary>The attribute with the file name of what a task made.</summary>
    public const string ArtifactFileName = "artifact.filename";

    /// <summary>The attribute with the version of what a task made.</summary>
    public const string ArtifactVersion = "artifact.version";

    /// <summary>The attribute with the package URL of what a task made.</summary>
    public const string ArtifactPurl = "artifact.purl";

    /// <summary>The attribute with the hash of what a task made.</summary>
    public const string ArtifactHash = "artifact.hash";

    /// <summary>The attribute with the name of the test suite that a task ran.</summary>
    public const string TestSuiteName = "test.suite.name";

    /// <summary>The attribute with the status of the suite: <c>success</c>, <c>failure</c>, <c>skipped</c>, <c>aborted</c> or <c>timed_out</c>.</summary>
    public const string TestSuiteStatus = "test.suite.run.status";

    /// <summary>The attribute with the name of the test case that a task ran.</summary>
    public const string TestCaseName = "test.case.name";

    /// <summary>The attribute with the status of the test case: <c>pass</c> or <c>fail</c>.</summary>
    public const string TestCaseStatus = "test.case.result.status";
}
