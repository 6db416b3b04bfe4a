namespace Cairn.Telemetry;

/// <summary>How a pipeline run or a task ended (semantic conventions, <c>cicd.pipeline.result</c>).</summary>
public enum PipelineResult
{
    /// <summary>It did what it was to do: <c>success</c>.</summary>
    Success,

    /// <summary>It did not, for a reason of its own, such as a failed compilation or test: <c>failure</c>. An error.</summary>
    Failure,

    /// <summary>It did not, because the CI/CD system failed it: <c>error</c>. An error.</summary>
    Error,

    /// <summary>It took too long: <c>timeout</c>. An error.</summary>
    Timeout,

    /// <summary>Somebody or something called it off: <c>cancellation</c>. No error.</summary>
    Cancellation,

    /// <summary>There was nothing to do: <c>skip</c>. No error.</summary>
    Skip,
}
