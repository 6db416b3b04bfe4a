using System.Diagnostics;
using Cairn.Telemetry.Cicd;

namespace Cairn.Telemetry;

/// <summary>
/// A pipeline run that goes on: a SERVER span, and the metrics of runs. The first result counts; disposed without one, the run has ended
/// in <see cref="PipelineResult.Error"/> with <c>error.type</c> <c>no_result</c>. Safe for concurrent use.
/// </summary>
public sealed class PipelineRun : IDisposable
{
    private readonly Lock _gate = new();
    private readonly PipelineTelemetry _telemetry;
    private readonly PipelineRunDescription _description;
    private readonly CicdSpan _span;
    private readonly ErrorTally _errors;
    private readonly DateTimeOffset _startTime;
    private readonly long _started;
    private long _entered;
    private bool _hasEnded;

    internal PipelineRun(PipelineTelemetry telemetry, PipelineRunDescription description, SpanParent parent)
    {
        _telemetry = telemetry;
        _description = description;
        _errors = new ErrorTally(telemetry.Instruments, description.Pipeline);
        _startTime = telemetry.Clock.GetUtcNow();
        _started = _entered = telemetry.Clock.GetTimestamp();
        State = description.InitialState;
        _span = CicdSpan.Start(telemetry.Instruments.Source, NameOf(description), ActivityKind.Server, parent, CicdAttributes.Of(description), _startTime);
        telemetry.Instruments.CountRun(description.Pipeline, State, 1);
    }

    /// <summary>What the run is doing; once it has ended, what it did last.</summary>
    public PipelineRunState State { get; private set; }

    /// <summary>The context of the run's span, to be the parent of what belongs to the run elsewhere; none where the run is not traced.</summary>
    public ActivityContext Context => _span.Context;

    /// <summary>Says that the run is now in another state, and measures how long it was in the last one. Does nothing after the end.</summary>
    /// <param name="state">The new state.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="state"/> is no state.</exception>
    public void Enter(PipelineRunState state)
    {
        CicdWords.Of(state);
        lock (_gate)
        {
            if (_hasEnded || state == State)
            {
                return;
            }

            var now = _telemetry.Clock.GetTimestamp();
            _telemetry.Instruments.MeasureState(_description.Pipeline, State, _telemetry.Clock.GetElapsedTime(_entered, now));
            _telemetry.Instruments.CountRun(_description.Pipeline, State, -1);
            _telemetry.Instruments.CountRun(_description.Pipeline, state, 1);
            State = state;
            _entered = now;
        }
    }

    /// <summary>Starts a task of the run, which becomes the current activity.</summary>
    /// <param name="name">The name of the task, the same in every run.</param>
    /// <param name="type">What kind of work it does.</param>
    /// <returns>The task, to be completed and disposed.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    public PipelineTask StartTask(string name, PipelineTaskType? type = null) => StartTask(new PipelineTaskDescription { Name = name, Type = type });

    /// <summary>Starts a task of the run, which becomes the current activity.</summary>
    /// <param name="task">What the task is.</param>
    /// <returns>The task, to be completed and disposed.</returns>
    /// <exception cref="ArgumentException">The name is blank, or the address not absolute.</exception>
    public PipelineTask StartTask(PipelineTaskDescription task)
    {
        DescriptionRules.Check(task);
        return new PipelineTask(_telemetry, _description, task, _span.AsParent(), _errors.Enclose());
    }

    /// <summary>Counts an error that does not end the run, such as one of a task that may fail.</summary>
    /// <param name="errorType">The class of the error, of few different values.</param>
    /// <exception cref="ArgumentException"><paramref name="errorType"/> is blank.</exception>
    public void CountError(string errorType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(errorType);
        _telemetry.Instruments.CountError(_description.Pipeline, errorType);
    }

    /// <summary>Writes a further attribute to the run's span.</summary>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="value">Its value; <see langword="null"/> removes it.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    public void SetTag(string name, object? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _span.SetTag(name, value);
    }

    /// <summary>Ends the run. Does nothing if it has ended.</summary>
    /// <param name="result">How it ended.</param>
    /// <param name="errorType">The class of the error where the result is one; by default <c>timeout</c> for a time-out, else <c>_OTHER</c>.</param>
    /// <exception cref="ArgumentException">There is an error type for a result that is no error, or <paramref name="result"/> is none.</exception>
    public void Complete(PipelineResult result, string? errorType = null) => End(Outcome.Of(result, errorType));

    /// <summary>Ends the run with <see cref="PipelineResult.Failure"/>. Does nothing if it has ended.</summary>
    /// <param name="errorType">The class of the error, of few different values, such as <c>tests_failed</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="errorType"/> is blank.</exception>
    public void Fail(string errorType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(errorType);
        End(Outcome.Of(PipelineResult.Failure, errorType));
    }

    /// <summary>Ends the run as an error, if nobody has said how it ended.</summary>
    public void Dispose() => End(Outcome.None);

    internal static string NameOf(PipelineRunDescription run) => $"{CicdWords.Of(run.Action ?? PipelineAction.Run)} {run.Pipeline}";

    private void End(Outcome outcome)
    {
        lock (_gate)
        {
            if (_hasEnded)
            {
                return;
            }

            _hasEnded = true;
            var now = _telemetry.Clock.GetTimestamp();
            _telemetry.Instruments.MeasureLastState(_description.Pipeline, State, _telemetry.Clock.GetElapsedTime(_entered, now), outcome);
            _telemetry.Instruments.CountRun(_description.Pipeline, State, -1);
            _errors.CountEnd(outcome);
            _span.End(CicdTelemetry.Result, outcome, _startTime + _telemetry.Clock.GetElapsedTime(_started, now));
        }
    }
}
