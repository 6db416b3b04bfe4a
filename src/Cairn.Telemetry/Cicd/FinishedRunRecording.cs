using System.Diagnostics;

namespace Cairn.Telemetry.Cicd;

/// <summary>Writes the spans and measurements of a run that has ended.</summary>
internal static class FinishedRunRecording
{
    public static ActivityContext Record(CicdInstruments instruments, FinishedPipelineRun finished)
    {
        var run = finished.Run;
        var outcome = Outcome.Of(finished.Result, finished.ErrorType);
        var errors = new ErrorTally(instruments, run.Pipeline);
        var span = CicdSpan.Start(
            instruments.Source, PipelineRun.NameOf(run), ActivityKind.Server, ParentOf(run), CicdAttributes.Of(run), finished.QueuedAt ?? finished.StartedAt);

        foreach (var task in finished.Tasks)
        {
            Record(instruments, run, task, span, errors.Enclose());
        }

        Measure(instruments, finished, outcome);
        errors.CountEnd(outcome);
        span.End(CicdTelemetry.Result, outcome, finished.EndedAt);
        return span.Context;
    }

    private static void Record(CicdInstruments instruments, PipelineRunDescription run, FinishedPipelineTask finished, CicdSpan parent, ErrorTally errors)
    {
        var outcome = Outcome.Of(finished.Result, finished.ErrorType);
        var span = CicdSpan.Start(
            instruments.Source,
            finished.Task.Name,
            ActivityKind.Internal,
            parent.AsParent() with { IsDetached = true },
            CicdAttributes.Of(run, finished.Task),
            finished.StartedAt);
        errors.CountEnd(outcome);
        span.End(CicdTelemetry.TaskRunResult, outcome, finished.EndedAt);
    }

    private static void Measure(CicdInstruments instruments, FinishedPipelineRun finished, Outcome outcome)
    {
        var pipeline = finished.Run.Pipeline;
        if (finished.QueuedAt is { } queued)
        {
            instruments.MeasureState(pipeline, PipelineRunState.Pending, finished.StartedAt - queued);
        }

        if (finished.FinalizingAt is { } finalizing)
        {
            instruments.MeasureState(pipeline, PipelineRunState.Executing, finalizing - finished.StartedAt);
            instruments.MeasureLastState(pipeline, PipelineRunState.Finalizing, finished.EndedAt - finalizing, outcome);
        }
        else
        {
            instruments.MeasureLastState(pipeline, PipelineRunState.Executing, finished.EndedAt - finished.StartedAt, outcome);
        }
    }

    /// <summary>The request that tells of the run is no cause of it: the run began before.</summary>
    private static SpanParent ParentOf(PipelineRunDescription run) => new()
    {
        Context = run.Parent,
        IsAlone = true,
        IsDetached = true,
        Link = Activity.Current is { } current && current.Context != run.Parent ? new ActivityLink(current.Context) : null,
    };
}
