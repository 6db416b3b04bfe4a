namespace Cairn.Testing;

/// <summary>Everything a receiver has been sent.</summary>
internal sealed class OtlpStore
{
    public Arrivals<OtlpSpan> Spans { get; } = new("span", span => span.Name);

    public Arrivals<OtlpLogRecord> Logs { get; } = new("log record", record => record.EventName ?? $"{record.Body}");

    public Arrivals<OtlpMetric> Metrics { get; } = new("metric", metric => metric.Name);

    public Arrivals<OtlpRejection> Rejections { get; } = new("rejection", rejection => rejection.Reason);

    /// <summary>Decodes and keeps an export request; false when no signal is sent to <paramref name="path"/>.</summary>
    public bool TryAccept(string path, ReadOnlySpan<byte> request)
    {
        switch (path)
        {
            case "/v1/traces":
                Spans.Add(ExportRequest.Decode(request, SpanDecoder.Decode));
                return true;
            case "/v1/logs":
                Logs.Add(ExportRequest.Decode(request, LogDecoder.Decode));
                return true;
            case "/v1/metrics":
                Metrics.Add(ExportRequest.Decode(request, MetricDecoder.Decode));
                return true;
            default:
                return false;
        }
    }
}
