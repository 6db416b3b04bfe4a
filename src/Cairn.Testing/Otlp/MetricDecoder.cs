namespace Cairn.Testing;

/// <summary>Decodes <c>metrics.v1.Metric</c>.</summary>
internal static class MetricDecoder
{
    public static OtlpMetric Decode(WireReader metric, string scope, OtlpAttributes resource)
    {
        string name = "", description = "", unit = "";
        var kind = OtlpMetricKind.Unknown;
        List<OtlpDataPoint> points = [];

        while (metric.MoveNext())
        {
            switch (metric.Field)
            {
                case 1: name = metric.Text(); break;
                case 2: description = metric.Text(); break;
                case 3: unit = metric.Text(); break;
                case 5: kind = Decode(metric.Message(), OtlpMetricKind.Gauge, points); break;
                case 7: kind = Decode(metric.Message(), OtlpMetricKind.UpDownSum, points); break;
                case 9: kind = Decode(metric.Message(), OtlpMetricKind.Histogram, points); break;
                case 10: kind = Decode(metric.Message(), OtlpMetricKind.ExponentialHistogram, points); break;
                case 11: kind = Decode(metric.Message(), OtlpMetricKind.Summary, points); break;
                default: metric.Skip(); break;
            }
        }

        return new OtlpMetric
        {
            Name = name,
            Description = description,
            Unit = unit,
            Kind = kind,
            DataPoints = points,
            Scope = scope,
            Resource = resource,
        };
    }

    private static OtlpMetricKind Decode(WireReader data, OtlpMetricKind kind, List<OtlpDataPoint> points)
    {
        var isMonotonic = false;
        while (data.MoveNext())
        {
            switch (data.Field)
            {
                case 1: points.Add(DataPointDecoder.Decode(data.Message(), kind)); break;
                case 3 when kind == OtlpMetricKind.UpDownSum: isMonotonic = data.Varint() != 0; break;
                default: data.Skip(); break;
            }
        }

        return isMonotonic ? OtlpMetricKind.MonotonicSum : kind;
    }
}
