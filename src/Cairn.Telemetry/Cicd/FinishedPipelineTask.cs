namespace Cairn.Telemetry;

/// <summary>A task that has ended, as part of a <see cref="FinishedPipelineRun"/>.</summary>
public sealed record FinishedPipelineTask
{
    /// <summary>What the task was.</summary>
    public required PipelineTaskDescription Task { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, not before <see cref="StartedAt"/>.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>How it ended.</summary>
    public required PipelineResult Result { get; init; }

    /// <summary>The class of the error, of few different values, such as <c>compilation_failed</c>. Only for results that are errors.</summary>
    /// <value>The default is <see langword="null"/>: <c>timeout</c> for a time-out, else <c>_OTHER</c>.</value>
    public string? ErrorType { get; init; }
}
