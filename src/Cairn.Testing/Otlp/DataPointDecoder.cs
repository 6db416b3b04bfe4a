namespace Cairn.Testing;

/// <summary>Decodes the data points of <c>metrics.v1</c>. Their numbers agree up to field 3 and differ after it.</summary>
internal static class DataPointDecoder
{
    public static OtlpDataPoint Decode(WireReader point, OtlpMetricKind kind)
    {
        ulong time = 0, count = 0;
        double? value = null, sum = null;
        List<ulong> bucketCounts = [], bucketBounds = [];
        List<KeyValuePair<string, object?>> attributes = [];

        while (point.MoveNext())
        {
            switch (point.Field, kind)
            {
                case (3, _): time = point.Fixed64(); break;
                case (4, OtlpMetricKind.Gauge or OtlpMetricKind.UpDownSum): value = point.Double(); break;
                case (6, OtlpMetricKind.Gauge or OtlpMetricKind.UpDownSum): value = (long)point.Fixed64(); break;
                case (4, _): count = point.Fixed64(); break;
                case (5, not (OtlpMetricKind.Gauge or OtlpMetricKind.UpDownSum)): sum = point.Double(); break;
                case (6, OtlpMetricKind.Histogram): point.Fixed64Into(bucketCounts); break;
                case (7, OtlpMetricKind.Histogram): point.Fixed64Into(bucketBounds); break;
                case (9, OtlpMetricKind.Histogram):
                case (1, OtlpMetricKind.ExponentialHistogram):
                case (7, not OtlpMetricKind.ExponentialHistogram):
                    attributes.Add(AttributeDecoder.Pair(point.Message()));
                    break;
                default: point.Skip(); break;
            }
        }

        return new OtlpDataPoint
        {
            Attributes = new OtlpAttributes(attributes),
            Time = AttributeDecoder.Time(time),
            Value = value,
            Count = (long)count,
            Sum = sum,
            BucketBounds = bucketBounds.ConvertAll(BitConverter.UInt64BitsToDouble),
            BucketCounts = bucketCounts.ConvertAll(bits => (long)bits),
        };
    }
}
