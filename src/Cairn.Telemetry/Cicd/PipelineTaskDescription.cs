namespace Cairn.Telemetry;

/// <summary>What is known of a task when it starts.</summary>
public sealed record PipelineTaskDescription
{
    /// <summary>The name of the task, the same in every run.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of work it does.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public PipelineTaskType? Type { get; init; }

    /// <summary>What the CI system calls this task; it must be its own within the run.</summary>
    /// <value>The default is <see langword="null"/>: a random id.</value>
    public string? RunId { get; init; }

    /// <summary>
    /// The absolute address where the task can be looked at. Credentials and secret parameters in it are left out. The conventions require it: give it where there is one.
    /// </summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public Uri? Url { get; init; }

    /// <summary>The id of the worker that runs it.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public string? WorkerId { get; init; }

    /// <summary>The name of the worker that runs it.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public string? WorkerName { get; init; }
}
