using System.Collections.Frozen;

namespace Cairn.Logging;

/// <summary>The names that have a meaning of their own on every line.</summary>
internal static class LineContract
{
    public const string Timestamp = "ts";
    public const string Level = "level";
    public const string Message = "msg";
    public const string EventId = "event.id";
    public const string EventName = "event.name";
    public const string Logger = "logger";
    public const string TraceId = "trace_id";
    public const string SpanId = "span_id";
    public const string ServiceName = "service.name";
    public const string ServiceVersion = "service.version";
    public const string Environment = "env";
    public const string ErrorType = "error.type";
    public const string ErrorMessage = "error.message";
    public const string ErrorStack = "error.stack";
    public const string Template = "msg.template";

    public static FrozenSet<string> Names { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        Timestamp, Level, Message, EventId, EventName, Logger, TraceId, SpanId, ServiceName, ServiceVersion,
        Environment, ErrorType, ErrorMessage, ErrorStack, Template, JsonLine.CutName);
}
