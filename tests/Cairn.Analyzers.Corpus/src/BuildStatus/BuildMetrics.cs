using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BuildStatus;

/// <summary>metrics.py: statsd counters, renamed.</summary>
internal static class BuildMetrics
{
    public static readonly ActivitySource Tracer = new("build-status");

    private static readonly Meter Meter = new("build_status");

    private static readonly Counter<long> Reports = Meter.CreateCounter<long>("reports");

    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("source.calls");

    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("build.duration", "s");

    public static void Reported(Build build) =>
        Reports.Add(1, new KeyValuePair<string, object?>("state", StatusText.Write(build.State)));

    public static void Called(int status) =>
        Calls.Add(1, new KeyValuePair<string, object?>("http.status_code", status), new KeyValuePair<string, object?>("http.method", "GET"));

    public static void Took(TimeSpan duration) => Durations.Record(duration.TotalSeconds);
}
