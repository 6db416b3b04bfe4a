namespace Cairn.Testing;

/// <summary>An event on a span (OTLP <c>trace.v1.Span.Event</c>).</summary>
/// <param name="Name">The name, such as <c>exception</c>.</param>
/// <param name="Time">When it happened, in UTC.</param>
/// <param name="Attributes">The attributes.</param>
public sealed record OtlpSpanEvent(string Name, DateTimeOffset Time, OtlpAttributes Attributes);
