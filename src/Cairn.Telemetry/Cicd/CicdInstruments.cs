using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Cairn.Telemetry.Cicd;

/// <summary>The source and the instruments of one host.</summary>
internal sealed class CicdInstruments : IDisposable
{
    /// <summary>Seconds: a lint takes a few, a release build hours.</summary>
    private static readonly double[] DurationBounds = [1, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 28800];

    private readonly Histogram<double> _durations;
    private readonly UpDownCounter<long> _active;
    private readonly Counter<long> _errors;
    private readonly UpDownCounter<long> _workers;
    private readonly Counter<long> _systemErrors;

    public CicdInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(CicdTelemetry.MeterName);
        _durations = meter.CreateHistogram(
            CicdTelemetry.RunDuration, "s", "Duration of a pipeline run by pipeline, state and result.",
            tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = DurationBounds });
        _active = meter.CreateUpDownCounter<long>(CicdTelemetry.ActiveRuns, "{run}", "Pipeline runs that are active, by state.");
        _errors = meter.CreateCounter<long>(CicdTelemetry.RunErrors, "{error}", "Errors in pipeline runs, such as failed compilations and tests.");
        _workers = meter.CreateUpDownCounter<long>(CicdTelemetry.WorkerCount, "{worker}", "Workers, by state.");
        _systemErrors = meter.CreateCounter<long>(CicdTelemetry.SystemErrors, "{error}", "Errors of the CI/CD system itself, by component.");
    }

    public ActivitySource Source { get; } = new(CicdTelemetry.SourceName);

    public void CountRun(string pipeline, PipelineRunState state, int change) => _active.Add(
        change, new(CicdTelemetry.PipelineName, pipeline), new(CicdTelemetry.RunState, CicdWords.Of(state)));

    public void MeasureState(string pipeline, PipelineRunState state, TimeSpan duration) => _durations.Record(
        duration.TotalSeconds, new(CicdTelemetry.PipelineName, pipeline), new(CicdTelemetry.RunState, CicdWords.Of(state)));

    public void MeasureLastState(string pipeline, PipelineRunState state, TimeSpan duration, Outcome outcome)
    {
        var tags = new TagList
        {
            { CicdTelemetry.PipelineName, pipeline },
            { CicdTelemetry.RunState, CicdWords.Of(state) },
            { CicdTelemetry.Result, outcome.Result },
        };
        if (outcome.ErrorType is { } error)
        {
            tags.Add(TelemetryNames.ErrorType, error);
        }

        _durations.Record(duration.TotalSeconds, tags);
    }

    public void CountError(string pipeline, string errorType) => _errors.Add(
        1, new(CicdTelemetry.PipelineName, pipeline), new(TelemetryNames.ErrorType, errorType));

    public void CountWorker(WorkerState state, int change) => _workers.Add(change, new KeyValuePair<string, object?>(CicdTelemetry.WorkerStateName, CicdWords.Of(state)));

    public void CountSystemError(string component, string errorType) => _systemErrors.Add(
        1, new(CicdTelemetry.SystemComponent, component), new(TelemetryNames.ErrorType, errorType));

    public void Dispose() => Source.Dispose();
}
