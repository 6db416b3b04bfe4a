using System.Diagnostics;
using System.Globalization;
using Cairn.Testing;

namespace Cairn.Cli.Demo;

/// <summary>What arrived over OTLP, as far as the promises look at it.</summary>
internal sealed record Received(
    IReadOnlyList<ReceivedSpan> Spans,
    IReadOnlyList<ReceivedPoint> Points,
    IReadOnlyList<ReceivedLog> Logs,
    IReadOnlyDictionary<string, string> Resource)
{
    public static Received From(OtlpReceiver receiver) => new(
        [.. receiver.Spans.Select(Read)],
        Latest(receiver.Metrics),
        [.. receiver.Logs.Select(log => new ReceivedLog(log.EventName ?? "", log.Body?.ToString() ?? "", log.TraceId ?? ""))],
        receiver.Spans.Select(span => Texts(span.Resource)).FirstOrDefault() ?? []);

    private static ReceivedSpan Read(OtlpSpan span) =>
        new(span.Name, span.TraceId, span.Kind == ActivityKind.Server, span.Status == ActivityStatusCode.Error, Texts(span.Attributes))
        {
            SpanId = span.SpanId,
            ParentSpanId = span.ParentSpanId ?? "",
            Start = span.Start,
            Duration = span.End - span.Start,
        };

    // Each export repeats a metric's running totals: the last one tells.
    private static List<ReceivedPoint> Latest(IEnumerable<OtlpMetric> metrics) =>
        [.. metrics
            .SelectMany(metric => metric.DataPoints, (metric, point) => (metric, point))
            .GroupBy(seen => (seen.metric.Name, seen.point.Attributes.ToString()))
            .Select(series => series.MaxBy(seen => seen.point.Time))
            .Select(last => new ReceivedPoint(last.metric.Name, last.metric.Unit, last.point.Count, Texts(last.point.Attributes)) { Value = last.point.Value ?? 0 })];

    private static Dictionary<string, string> Texts(OtlpAttributes attributes) =>
        attributes.ToDictionary(pair => pair.Key, pair => Convert.ToString(pair.Value, CultureInfo.InvariantCulture) ?? "", StringComparer.Ordinal);
}
