namespace Cairn.Testing;

/// <summary>A data point of a metric (OTLP <c>NumberDataPoint</c>, <c>HistogramDataPoint</c> and their kin).</summary>
public sealed record OtlpDataPoint
{
    /// <summary>The attributes.</summary>
    public required OtlpAttributes Attributes { get; init; }

    /// <summary>When it was measured, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The value of a gauge or sum; <see langword="null"/> for the other kinds.</summary>
    public required double? Value { get; init; }

    /// <summary>How many values a histogram or summary counted; 0 for the other kinds.</summary>
    public required long Count { get; init; }

    /// <summary>The sum of the values that a histogram or summary counted; <see langword="null"/> for the other kinds.</summary>
    public required double? Sum { get; init; }

    /// <summary>The inclusive upper bounds of a histogram's buckets; the last bucket has none.</summary>
    public required IReadOnlyList<double> BucketBounds { get; init; }

    /// <summary>The counts of a histogram's buckets, one more than <see cref="BucketBounds"/>.</summary>
    public required IReadOnlyList<long> BucketCounts { get; init; }
}
