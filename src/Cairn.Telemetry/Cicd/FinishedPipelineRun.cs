namespace Cairn.Telemetry;

/// <summary>A run that has ended, with its times, for services that hear of runs only afterwards or in requests that lie hours apart.</summary>
public sealed record FinishedPipelineRun
{
    /// <summary>What the run was. Its initial state is not used.</summary>
    public required PipelineRunDescription Run { get; init; }

    /// <summary>When it began to wait for a worker.</summary>
    /// <value>The default is <see langword="null"/>: it did not wait, or nobody knows.</value>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>When its first task started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When its tasks had ended and it began to clear up.</summary>
    /// <value>The default is <see langword="null"/>: it did not, or nobody knows.</value>
    public DateTimeOffset? FinalizingAt { get; init; }

    /// <summary>When it ended. The four times must be in order.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>How it ended.</summary>
    public required PipelineResult Result { get; init; }

    /// <summary>The class of the error, of few different values, such as <c>tests_failed</c>. Only for results that are errors.</summary>
    /// <value>The default is <see langword="null"/>: <c>timeout</c> for a time-out, else <c>_OTHER</c>.</value>
    public string? ErrorType { get; init; }

    /// <summary>Its tasks.</summary>
    /// <value>The default is empty.</value>
    public IReadOnlyList<FinishedPipelineTask> Tasks { get; init; } = [];
}
