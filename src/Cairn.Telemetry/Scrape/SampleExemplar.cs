using System.Diagnostics;

namespace Cairn.Telemetry.Scrape;

/// <summary>A measurement that was made within a trace.</summary>
internal sealed record SampleExemplar(ActivityTraceId TraceId, ActivitySpanId SpanId, double Value, DateTimeOffset Time);
