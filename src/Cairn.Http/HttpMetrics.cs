using System.Diagnostics.Metrics;

namespace Cairn.Http;

/// <summary>Takes the measurements of <see cref="HttpTelemetry"/>.</summary>
internal sealed class HttpMetrics
{
    private readonly Meter _meter;
    private readonly Histogram<double> _calls;
    private readonly Histogram<double> _attempts;
    private readonly Counter<long> _refusedRetries;

    public HttpMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(HttpTelemetry.MeterName);
        var seconds = new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16] };
        _calls = _meter.CreateHistogram(HttpTelemetry.CallDuration, "s", "Duration of calls to declared dependencies.", advice: seconds);
        _attempts = _meter.CreateHistogram(HttpTelemetry.AttemptDuration, "s", "Duration of attempts of calls to declared dependencies.", advice: seconds);
        _refusedRetries = _meter.CreateCounter<long>(HttpTelemetry.RetriesRefused, "{retry}", "Retries that the budget refused.");
    }

    public void CallEnded(string dependency, string outcome, TimeSpan duration) =>
        _calls.Record(duration.TotalSeconds, new(HttpTelemetry.Dependency, dependency), new(HttpTelemetry.Outcome, outcome));

    public void AttemptEnded(string dependency, int attempt, string outcome, TimeSpan duration) =>
        _attempts.Record(duration.TotalSeconds, new(HttpTelemetry.Dependency, dependency), new(HttpTelemetry.Outcome, outcome), new(HttpTelemetry.Attempt, attempt));

    public void RetryRefused(string dependency) => _refusedRetries.Add(1, new KeyValuePair<string, object?>(HttpTelemetry.Dependency, dependency));

    public void Watch(Func<IEnumerable<Measurement<int>>> breakers) =>
        _meter.CreateObservableGauge(HttpTelemetry.BreakerState, breakers, "1", "State of breakers: 0 closed, 1 half-open, 2 open.");
}
