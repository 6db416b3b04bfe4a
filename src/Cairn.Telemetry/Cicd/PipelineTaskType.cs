namespace Cairn.Telemetry;

/// <summary>What kind of work a task does (semantic conventions, <c>cicd.pipeline.task.type</c>).</summary>
public enum PipelineTaskType
{
    /// <summary>It makes something: <c>build</c>.</summary>
    Build,

    /// <summary>It tries something: <c>test</c>.</summary>
    Test,

    /// <summary>It brings something to where it runs: <c>deploy</c>.</summary>
    Deploy,
}
