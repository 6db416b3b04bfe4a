namespace Cairn.Telemetry;

/// <summary>What a pipeline run is doing (semantic conventions, <c>cicd.pipeline.run.state</c>).</summary>
public enum PipelineRunState
{
    /// <summary>It waits for a worker: <c>pending</c>.</summary>
    Pending,

    /// <summary>Its tasks run: <c>executing</c>.</summary>
    Executing,

    /// <summary>Its tasks have ended and it clears up: <c>finalizing</c>.</summary>
    Finalizing,
}
