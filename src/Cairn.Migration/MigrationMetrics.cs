using System.Diagnostics.Metrics;
using Cairn.Migration.Routing;

namespace Cairn.Migration;

/// <summary>Takes the measurements of <see cref="MigrationTelemetry"/>.</summary>
internal sealed class MigrationMetrics
{
    private readonly Meter _meter;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _comparisons;
    private readonly Counter<long> _fallbacks;
    private readonly Counter<long> _rollbacks;
    private readonly Histogram<double> _delta;

    public MigrationMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MigrationTelemetry.MeterName);
        var seconds = new InstrumentAdvice<double> { HistogramBucketBoundaries = [-1, -0.25, -0.1, -0.05, -0.025, -0.01, -0.005, 0, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1] };
        _requests = _meter.CreateCounter<long>(MigrationTelemetry.Requests, "{request}", "Requests by who answered.");
        _comparisons = _meter.CreateCounter<long>(MigrationTelemetry.Comparisons, "{comparison}", "Copies by what came of them.");
        _fallbacks = _meter.CreateCounter<long>(MigrationTelemetry.Fallbacks, "{request}", "Failures of the candidate that legacy answered for.");
        _rollbacks = _meter.CreateCounter<long>(MigrationTelemetry.Rollbacks, "{rollback}", "Routes that went back to legacy by themselves.");
        _delta = _meter.CreateHistogram(MigrationTelemetry.LatencyDelta, "s", "The candidate's time less legacy's.", advice: seconds);
    }

    public void Answered(string route, RouteState state, Side servedBy) => _requests.Add(
        1,
        new(MigrationTelemetry.Route, route),
        new(MigrationTelemetry.State, StateNames.Of(state)),
        new(MigrationTelemetry.ServedBy, servedBy is Side.Legacy ? "legacy" : "candidate"));

    public void Compared(string route, string outcome, string? reason) => _comparisons.Add(
        1,
        [new(MigrationTelemetry.Route, route), new(MigrationTelemetry.Outcome, outcome), .. reason is null ? Array.Empty<KeyValuePair<string, object?>>() : [new(MigrationTelemetry.Reason, reason)]]);

    public void TookLonger(string route, TimeSpan delta) => _delta.Record(delta.TotalSeconds, new KeyValuePair<string, object?>(MigrationTelemetry.Route, route));

    public void FellBack(string route, string reason) => _fallbacks.Add(1, new(MigrationTelemetry.Route, route), new(MigrationTelemetry.Reason, reason));

    public void RolledBack(string route) => _rollbacks.Add(1, new KeyValuePair<string, object?>(MigrationTelemetry.Route, route));

    public void WatchConfiguration(Func<int> isInvalid) =>
        _meter.CreateObservableGauge(MigrationTelemetry.ConfigurationInvalid, isInvalid, "1", "Whether the configured table is wrong and the last good one in force.");

    public void WatchQueue(Func<int> copies, Func<long> bytes)
    {
        _meter.CreateObservableGauge(MigrationTelemetry.ShadowQueue, copies, "{copy}", "Copies that wait.");
        _meter.CreateObservableGauge(MigrationTelemetry.ShadowQueueSize, bytes, "By", "Bytes that waiting copies hold.");
    }
}
