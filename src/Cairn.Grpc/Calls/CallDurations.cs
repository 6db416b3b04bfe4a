using System.Diagnostics.Metrics;

namespace Cairn.Grpc.Calls;

/// <summary>The histograms of calls, with the buckets that the semantic conventions advise.</summary>
internal static class CallDurations
{
    public static Histogram<double> Create(IMeterFactory meters, string name, string description) => meters
        .Create(GrpcTelemetry.MeterName)
        .CreateHistogram(
            name,
            "s",
            description,
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });
}
