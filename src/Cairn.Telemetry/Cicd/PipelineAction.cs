namespace Cairn.Telemetry;

/// <summary>What kind of action a pipeline run performs (semantic conventions, <c>cicd.pipeline.action.name</c>).</summary>
public enum PipelineAction
{
    /// <summary>It makes something: <c>BUILD</c>.</summary>
    Build,

    /// <summary>It runs tasks of any kind: <c>RUN</c>.</summary>
    Run,

    /// <summary>It brings an environment to a declared state: <c>SYNC</c>.</summary>
    Sync,
}
