namespace Cairn.Testing;

/// <summary>What the data points of a metric mean (OTLP <c>metrics.v1.Metric.data</c>).</summary>
public enum OtlpMetricKind
{
    /// <summary>The sender named no kind, so there are no data points.</summary>
    Unknown,

    /// <summary>The last value measured.</summary>
    Gauge,

    /// <summary>A sum that may rise and fall, such as an up-down counter.</summary>
    UpDownSum,

    /// <summary>A sum that only rises, such as a counter.</summary>
    MonotonicSum,

    /// <summary>Counts in buckets with explicit bounds.</summary>
    Histogram,

    /// <summary>Counts in buckets whose bounds are powers of a base; count and sum are decoded, buckets are not.</summary>
    ExponentialHistogram,

    /// <summary>Quantiles computed by the sender; count and sum are decoded, quantiles are not.</summary>
    Summary,
}
