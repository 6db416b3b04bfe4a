using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace Cairn.Telemetry.Metrics;

/// <summary>What differs from how an instrument asks to be aggregated.</summary>
internal static class Views
{
    private static readonly string[] PeerAddress = ["network.peer.address"];

    /// <summary>
    /// Adds one view, as an instrument that several views match becomes several streams. Instruments that it does not change
    /// are left to the views of the service.
    /// </summary>
    public static MeterProviderBuilder AddViews(this MeterProviderBuilder metrics, string? histogramAggregation)
    {
        var isExponential = "base2_exponential_bucket_histogram".Equals(histogramAggregation, StringComparison.OrdinalIgnoreCase);
        return metrics.AddView(instrument => ViewOf(instrument, isExponential));
    }

    private static MetricStreamConfiguration? ViewOf(Instrument instrument, bool isExponential)
    {
        // Opt-in since 1.42 of the conventions: behind a load balancer the addresses never end.
        var excluded = instrument is { Meter.Name: "System.Net.Http", Name: "http.client.open_connections" or "http.client.connection.duration" }
            ? PeerAddress
            : null;

        if (isExponential && IsHistogram(instrument))
        {
            return new Base2ExponentialBucketHistogramConfiguration { ExcludedTagKeys = excluded };
        }

        return excluded is null ? null : new MetricStreamConfiguration { ExcludedTagKeys = excluded };
    }

    private static bool IsHistogram(Instrument instrument) =>
        instrument.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Histogram<>);
}
