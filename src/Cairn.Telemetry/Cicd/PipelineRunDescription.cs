using System.Diagnostics;

namespace Cairn.Telemetry;

/// <summary>What is known of a pipeline run when it starts.</summary>
public sealed record PipelineRunDescription
{
    /// <summary>The name of the pipeline, the same in every run: it is an attribute of metrics.</summary>
    public required string Pipeline { get; init; }

    /// <summary>What the CI system calls this run. It is written to spans and never to metrics.</summary>
    public required string RunId { get; init; }

    /// <summary>The absolute address where the run can be looked at. Credentials and secret parameters in it are left out.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public Uri? Url { get; init; }

    /// <summary>What kind of action the run performs. It is the first word of the span's name.</summary>
    /// <value>The default is <see langword="null"/>: not said, and the span is named <c>RUN {pipeline}</c>.</value>
    public PipelineAction? Action { get; init; }

    /// <summary>What the run works on.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public VcsSource? Vcs { get; init; }

    /// <summary>The state that the run starts in.</summary>
    /// <value>The default is <see cref="PipelineRunState.Executing"/>.</value>
    public PipelineRunState InitialState { get; init; } = PipelineRunState.Executing;

    /// <summary>The span that caused the run.</summary>
    /// <value>The default is none: the current activity, or else what <c>AddCairnInheritedTrace</c> has picked up.</value>
    public ActivityContext Parent { get; init; }

    /// <summary>
    /// Whether the run goes on after the code that starts it has returned, as between two webhooks. Such a run does not become the current activity.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool OutlivesCaller { get; init; }
}
