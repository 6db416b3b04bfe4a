using OpenTelemetry.Metrics;

namespace Cairn.Telemetry.Scrape;

/// <summary>Reads a data point of the SDK as the series that it is to Prometheus.</summary>
internal static class SeriesReading
{
    public static FamilyType TypeOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => FamilyType.Counter,
        MetricType.Histogram or MetricType.ExponentialHistogram => FamilyType.Histogram,
        _ => FamilyType.Gauge, // also a sum that may fall
    };

    public static Series Read(Metric metric, in MetricPoint point)
    {
        var labels = LabelText.OfPoint(TagsOf(point), metric.MeterName, metric.MeterVersion);
        var exemplars = ExemplarsOf(metric, point);
        return metric.MetricType switch
        {
            MetricType.Histogram => new(labels, point.GetHistogramSum(), StepsOf(point, exemplars), null),
            MetricType.ExponentialHistogram => new(labels, point.GetHistogramSum(), [WholeOf(point, exemplars)], null),
            _ => new(labels, ValueOf(metric.MetricType, point), [], exemplars.MaxBy(exemplar => exemplar.Time)),
        };
    }

    private static double ValueOf(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        _ => point.GetGaugeLastValueDouble(),
    };

    private static List<HistogramStep> StepsOf(in MetricPoint point, List<SampleExemplar> exemplars)
    {
        var steps = new List<HistogramStep>();
        var count = 0L;
        var below = double.NegativeInfinity;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            count += bucket.BucketCount;
            var (over, bound) = (below, bucket.ExplicitBound);
            steps.Add(new HistogramStep(bound, count, exemplars.Where(exemplar => exemplar.Value > over && exemplar.Value <= bound).MaxBy(exemplar => exemplar.Time)));
            below = bound;
        }

        // A histogram without buckets has a count all the same.
        return steps.Count > 0 ? steps : [WholeOf(point, exemplars)];
    }

    /// <summary>The one bucket that holds everything: exponential buckets have no counterpart in text.</summary>
    private static HistogramStep WholeOf(in MetricPoint point, List<SampleExemplar> exemplars) =>
        new(double.PositiveInfinity, point.GetHistogramCount(), exemplars.MaxBy(exemplar => exemplar.Time));

    private static List<SampleExemplar> ExemplarsOf(Metric metric, in MetricPoint point)
    {
        var found = new List<SampleExemplar>();
        if (TypeOf(metric.MetricType) == FamilyType.Gauge || !point.TryGetExemplars(out var exemplars))
        {
            return found;
        }

        foreach (ref readonly var exemplar in exemplars)
        {
            if (exemplar.TraceId != default)
            {
                var value = metric.MetricType == MetricType.LongSum ? exemplar.LongValue : exemplar.DoubleValue;
                found.Add(new SampleExemplar(exemplar.TraceId, exemplar.SpanId, value, exemplar.Timestamp));
            }
        }

        return found;
    }

    private static List<KeyValuePair<string, object?>> TagsOf(in MetricPoint point)
    {
        var tags = new List<KeyValuePair<string, object?>>(point.Tags.Count);
        foreach (var tag in point.Tags)
        {
            tags.Add(tag);
        }

        return tags;
    }
}
