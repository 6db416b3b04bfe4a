using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace Cairn.Logging;

/// <summary>An event that keeps the logger's name and the event id apart from what the service itself has said.</summary>
internal sealed class LineEvent(
    DateTimeOffset timestamp,
    LogEventLevel level,
    Exception? exception,
    MessageTemplate template,
    ActivityTraceId traceId,
    ActivitySpanId spanId) : LogEvent(timestamp, level, exception, template, [], traceId, spanId)
{
    public required string Logger { get; init; }

    public EventId EventId { get; init; }
}
