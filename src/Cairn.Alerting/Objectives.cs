using Cairn.Alerting.Indicators;

namespace Cairn.Alerting;

/// <summary>The objectives of a service, each declared by a verb that says what it speaks of.</summary>
public sealed class Objectives
{
    private readonly List<Objective> _all = [];

    /// <summary>All objectives, in the order of their declaration.</summary>
    public IReadOnlyList<Objective> All => _all;

    /// <summary>The share of requests that the service does not fail: those answered with anything but a 5xx.</summary>
    /// <param name="name">The name of the objective.</param>
    /// <param name="target">The share that is to be good, such as 0.995.</param>
    /// <param name="route">The route template, as it is mapped; null for all requests.</param>
    /// <returns>The objective, to say more about it.</returns>
    public Objective Availability(string name, double target, string? route = null) =>
        Add(name, target, HttpIndicators.Availability(route));

    /// <summary>The share of requests, of those that the service does not fail, that are answered in time.</summary>
    /// <param name="name">The name of the objective.</param>
    /// <param name="target">The share that is to be in time, such as 0.99.</param>
    /// <param name="within">How long an answer may take. It must be a bound of the histogram's buckets.</param>
    /// <param name="route">The route template, as it is mapped; null for all requests.</param>
    /// <returns>The objective, to say more about it.</returns>
    public Objective Latency(string name, double target, TimeSpan within, string? route = null) =>
        Add(name, target, HttpIndicators.Latency(within, route));

    /// <summary>The share of remote procedure calls that the service does not fail, by the gRPC status codes that are the server's.</summary>
    /// <param name="name">The name of the objective.</param>
    /// <param name="target">The share that is to be good.</param>
    /// <param name="method">The full name of the method, such as <c>ci.v1.Builds/Get</c>; null for all.</param>
    /// <returns>The objective, to say more about it.</returns>
    public Objective RpcAvailability(string name, double target, string? method = null) =>
        Add(name, target, RpcIndicators.Availability(method));

    /// <summary>The share of remote procedure calls, of those that the service does not fail, that end in time.</summary>
    /// <param name="name">The name of the objective.</param>
    /// <param name="target">The share that is to be in time.</param>
    /// <param name="within">How long a call may take. It must be a bound of the histogram's buckets.</param>
    /// <param name="method">The full name of the method; null for all.</param>
    /// <returns>The objective, to say more about it.</returns>
    public Objective RpcLatency(string name, double target, TimeSpan within, string? method = null) =>
        Add(name, target, RpcIndicators.Latency(within, method));

    /// <summary>The share of minutes in which a health check is not unhealthy; by default the one of the workers' heartbeats.</summary>
    /// <param name="name">The name of the objective.</param>
    /// <param name="target">The share of minutes.</param>
    /// <param name="check">The name of the health check.</param>
    /// <returns>The objective, to say more about it.</returns>
    public Objective WorkerFreshness(string name, double target, string check = "cairn-workers") =>
        Add(name, target, FreshnessIndicators.OfCheck(check)).Expecting(60);

    /// <summary>The share of minutes in which a worker's last success is recent.</summary>
    /// <param name="name">The name of the objective.</param>
    /// <param name="target">The share of minutes.</param>
    /// <param name="within">How old the last success may be.</param>
    /// <param name="metric">The gauge with the Unix time of the last success in seconds, such as <c>acme.builds.swept</c>.</param>
    /// <returns>The objective, to say more about it.</returns>
    public Objective Freshness(string name, double target, TimeSpan within, string metric) =>
        Add(name, target, FreshnessIndicators.OfTimestamp(metric, within)).Expecting(60);

    /// <summary>The share of pipeline runs that end well. Runs that were cancelled or skipped do not count.</summary>
    /// <param name="name">The name of the objective.</param>
    /// <param name="target">The share of runs.</param>
    /// <param name="pipeline">The name of the pipeline; null for all.</param>
    /// <param name="failuresCount">Whether a run counts as bad that failed as a verdict on the change, and not through an error or a time-out.</param>
    /// <returns>The objective, to say more about it.</returns>
    public Objective PipelineSuccess(string name, double target, string? pipeline = null, bool failuresCount = true) =>
        Add(name, target, PipelineIndicators.Success(pipeline, failuresCount));

    /// <summary>The share of calls to a declared dependency that it answers. Calls that the caller gave up do not count.</summary>
    /// <param name="name">The name of the objective.</param>
    /// <param name="target">The share of calls.</param>
    /// <param name="dependency">The name that the dependency is declared with.</param>
    /// <returns>The objective, to say more about it.</returns>
    public Objective DependencyAvailability(string name, double target, string dependency) =>
        Add(name, target, DependencyIndicators.Availability(dependency));

    /// <summary>The share of requests to the cache that are answered without a load of the caller's own.</summary>
    /// <param name="name">The name of the objective.</param>
    /// <param name="target">The share of requests.</param>
    /// <returns>The objective, to say more about it.</returns>
    public Objective CacheHits(string name, double target) => Add(name, target, CacheIndicators.Hits());

    /// <summary>The share of the cache's loads that succeed.</summary>
    /// <param name="name">The name of the objective.</param>
    /// <param name="target">The share of loads.</param>
    /// <returns>The objective, to say more about it.</returns>
    public Objective CacheLoads(string name, double target) => Add(name, target, CacheIndicators.Loads());

    /// <summary>The share of what a counter or a histogram of the service counts that has none of the bad values of a label.</summary>
    /// <param name="name">The name of the objective.</param>
    /// <param name="target">The share that is to be good.</param>
    /// <param name="metric">The instrument, such as <c>acme.uploads.done</c>, or its name in Prometheus.</param>
    /// <param name="label">The attribute that tells good from bad.</param>
    /// <param name="bad">Its bad values.</param>
    /// <returns>The objective, to say more about it.</returns>
    public Objective Events(string name, double target, string metric, string label, params string[] bad) =>
        Add(name, target, EventIndicators.Of(metric, label, bad));

    private Objective Add(string name, double target, Indicator indicator)
    {
        var objective = new Objective(name, target, indicator);
        _all.Add(objective);
        return objective;
    }
}
