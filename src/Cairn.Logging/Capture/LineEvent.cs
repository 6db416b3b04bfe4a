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
    private const int MostRoom = 64; // who says that there are more has to show them

    public required string Logger { get; init; }

    public EventId EventId { get; init; }

    /// <summary>Makes room for so many properties at once; growing step by step costs more than all of them.</summary>
    public void MakeRoomFor(int properties) => (Properties as Dictionary<string, LogEventPropertyValue>)?.EnsureCapacity(Math.Clamp(properties, 0, MostRoom));
}
