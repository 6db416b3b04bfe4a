using System.Diagnostics;
using Cairn.Telemetry.Cicd;

namespace Cairn.Telemetry;

/// <summary>
/// Spans and metrics of pipeline runs, tasks, workers and of the CI/CD system itself, in the names of the OpenTelemetry semantic conventions.
/// A singleton of every host with Cairn telemetry; safe for concurrent use.
/// </summary>
public sealed class PipelineTelemetry
{
    private readonly InheritedTrace? _inherited;

    internal PipelineTelemetry(CicdInstruments instruments, TimeProvider clock, InheritedTrace? inherited)
    {
        Instruments = instruments;
        Clock = clock;
        _inherited = inherited;
    }

    internal CicdInstruments Instruments { get; }

    internal TimeProvider Clock { get; }

    /// <summary>Starts a run, which becomes the current activity.</summary>
    /// <param name="pipeline">The name of the pipeline, the same in every run.</param>
    /// <param name="runId">What the CI system calls this run.</param>
    /// <returns>The run, to be completed and disposed.</returns>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    public PipelineRun StartRun(string pipeline, string runId) => StartRun(new PipelineRunDescription { Pipeline = pipeline, RunId = runId });

    /// <summary>Starts a run.</summary>
    /// <param name="run">What the run is.</param>
    /// <returns>The run, to be completed and disposed.</returns>
    /// <exception cref="ArgumentException">A name is blank, or an address not absolute.</exception>
    public PipelineRun StartRun(PipelineRunDescription run)
    {
        DescriptionRules.Check(run);
        return new PipelineRun(this, run, ParentOf(run) with { IsDetached = run.OutlivesCaller });
    }

    /// <summary>Starts a task of a run that another process records. It becomes the current activity.</summary>
    /// <param name="run">The run, of which pipeline, id and parent are used.</param>
    /// <param name="task">What the task is.</param>
    /// <returns>The task, to be completed and disposed.</returns>
    /// <exception cref="ArgumentException">A name is blank, or an address not absolute.</exception>
    public PipelineTask StartTask(PipelineRunDescription run, PipelineTaskDescription task)
    {
        DescriptionRules.Check(run);
        DescriptionRules.Check(task);
        return new PipelineTask(this, run, task, ParentOf(run), new ErrorTally(Instruments, run.Pipeline));
    }

    /// <summary>
    /// Records a run that has ended, with its tasks: spans with the given times, and the metrics of ended runs. Without a parent it is
    /// a trace of its own, linked to the current activity.
    /// </summary>
    /// <param name="finished">The run and its times.</param>
    /// <returns>The context of the run's span; none where the run is not traced.</returns>
    /// <exception cref="ArgumentException">A name is blank, an address not absolute, the times are not in order, or an error type goes with a result that is no error.</exception>
    public ActivityContext RecordRun(FinishedPipelineRun finished)
    {
        DescriptionRules.Check(finished);
        return FinishedRunRecording.Record(Instruments, finished);
    }

    /// <summary>Counts a worker until it is disposed.</summary>
    /// <param name="state">The state that it starts in.</param>
    /// <returns>The worker, which moves from state to state.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="state"/> is no state.</exception>
    public PipelineWorker AddWorker(WorkerState state = WorkerState.Available) => new(Instruments, state);

    /// <summary>Counts an error of the CI/CD system itself. Errors of runs do not belong here.</summary>
    /// <param name="component">The part that failed, such as <c>controller</c>, <c>scheduler</c> or <c>agent</c>.</param>
    /// <param name="errorType">The class of the error, of few different values, such as an exception type's full name.</param>
    /// <exception cref="ArgumentException">An argument is blank.</exception>
    public void CountSystemError(string component, string errorType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(component);
        ArgumentException.ThrowIfNullOrWhiteSpace(errorType);
        Instruments.CountSystemError(component, errorType);
    }

    private SpanParent ParentOf(PipelineRunDescription run)
    {
        if (run.Parent != default)
        {
            return new SpanParent { Context = run.Parent };
        }

        return Activity.Current is null && _inherited is { HasParent: true }
            ? new SpanParent { Context = _inherited.Parent, Baggage = _inherited.Baggage }
            : new SpanParent();
    }
}
