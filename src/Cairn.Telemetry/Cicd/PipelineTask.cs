using System.Diagnostics;
using Cairn.Telemetry.Cicd;

namespace Cairn.Telemetry;

/// <summary>
/// A task of a pipeline run that goes on: an INTERNAL span. The first result counts; disposed without one, the task has ended
/// in <see cref="PipelineResult.Error"/> with <c>error.type</c> <c>no_result</c>. Safe for concurrent use.
/// </summary>
public sealed class PipelineTask : IDisposable
{
    private readonly PipelineTelemetry _telemetry;
    private readonly PipelineRunDescription _run;
    private readonly CicdSpan _span;
    private readonly ErrorTally _errors;
    private readonly DateTimeOffset _startTime;
    private readonly long _started;
    private int _hasEnded;

    internal PipelineTask(PipelineTelemetry telemetry, PipelineRunDescription run, PipelineTaskDescription task, SpanParent parent, ErrorTally errors)
    {
        _telemetry = telemetry;
        _run = run;
        _errors = errors;
        _startTime = telemetry.Clock.GetUtcNow();
        _started = telemetry.Clock.GetTimestamp();
        _span = CicdSpan.Start(telemetry.Instruments.Source, task.Name, ActivityKind.Internal, parent, CicdAttributes.Of(run, task), _startTime);
    }

    /// <summary>The context of the task's span, to be the parent of what belongs to it elsewhere; none where it is not traced.</summary>
    public ActivityContext Context => _span.Context;

    /// <summary>Starts a task within this one, such as a step of a job. It becomes the current activity.</summary>
    /// <param name="name">The name of the task, the same in every run.</param>
    /// <param name="type">What kind of work it does.</param>
    /// <returns>The task, to be completed and disposed.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    public PipelineTask StartTask(string name, PipelineTaskType? type = null) => StartTask(new PipelineTaskDescription { Name = name, Type = type });

    /// <summary>Starts a task within this one, such as a step of a job. It becomes the current activity.</summary>
    /// <param name="task">What the task is.</param>
    /// <returns>The task, to be completed and disposed.</returns>
    /// <exception cref="ArgumentException">The name is blank, or the address not absolute.</exception>
    public PipelineTask StartTask(PipelineTaskDescription task)
    {
        DescriptionRules.Check(task);
        return new PipelineTask(_telemetry, _run, task, _span.AsParent(), _errors.Enclose());
    }

    /// <summary>Says what the task made. A later call replaces what an earlier one said.</summary>
    /// <param name="artifact">What it made.</param>
    /// <exception cref="ArgumentException">The file name is blank.</exception>
    public void SetArtifact(Artifact artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentException.ThrowIfNullOrWhiteSpace(artifact.FileName, nameof(artifact.FileName));
        _span.SetTag(CicdTelemetry.ArtifactFileName, artifact.FileName);
        _span.SetTag(CicdTelemetry.ArtifactVersion, artifact.Version);
        _span.SetTag(CicdTelemetry.ArtifactPurl, artifact.Purl);
        _span.SetTag(CicdTelemetry.ArtifactHash, artifact.Hash);
    }

    /// <summary>Says which test suite the task ran, and how that ended.</summary>
    /// <param name="name">The name of the suite.</param>
    /// <param name="status">How it ended.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank, or <paramref name="status"/> none.</exception>
    public void SetTestSuite(string name, TestSuiteStatus status)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _span.SetTag(CicdTelemetry.TestSuiteStatus, CicdWords.Of(status));
        _span.SetTag(CicdTelemetry.TestSuiteName, name);
    }

    /// <summary>Says which single test the task ran, and whether it passed.</summary>
    /// <param name="name">The name of the test.</param>
    /// <param name="hasPassed">Whether it passed.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    public void SetTestCase(string name, bool hasPassed)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _span.SetTag(CicdTelemetry.TestCaseName, name);
        _span.SetTag(CicdTelemetry.TestCaseStatus, hasPassed ? "pass" : "fail");
    }

    /// <summary>Writes a further attribute to the task's span.</summary>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="value">Its value; <see langword="null"/> removes it.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    public void SetTag(string name, object? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _span.SetTag(name, value);
    }

    /// <summary>Ends the task. Does nothing if it has ended.</summary>
    /// <param name="result">How it ended.</param>
    /// <param name="errorType">The class of the error where the result is one; by default <c>timeout</c> for a time-out, else <c>_OTHER</c>.</param>
    /// <exception cref="ArgumentException">There is an error type for a result that is no error, or <paramref name="result"/> is none.</exception>
    public void Complete(PipelineResult result, string? errorType = null) => End(Outcome.Of(result, errorType));

    /// <summary>Ends the task with <see cref="PipelineResult.Failure"/>. Does nothing if it has ended.</summary>
    /// <param name="errorType">The class of the error, of few different values, such as <c>compilation_failed</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="errorType"/> is blank.</exception>
    public void Fail(string errorType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(errorType);
        End(Outcome.Of(PipelineResult.Failure, errorType));
    }

    /// <summary>Ends the task as an error, if nobody has said how it ended.</summary>
    public void Dispose() => End(Outcome.None);

    private void End(Outcome outcome)
    {
        if (Interlocked.Exchange(ref _hasEnded, 1) != 0)
        {
            return;
        }

        _errors.CountEnd(outcome);
        _span.End(CicdTelemetry.TaskRunResult, outcome, _startTime + _telemetry.Clock.GetElapsedTime(_started));
    }
}
