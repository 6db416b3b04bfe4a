namespace Cairn.Testing;

/// <summary>A log record as it arrived (OTLP <c>logs.v1.LogRecord</c>).</summary>
public sealed record OtlpLogRecord
{
    /// <summary>When the event happened, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The severity from 1 to 24: TRACE 1, DEBUG 5, INFO 9, WARN 13, ERROR 17, FATAL 21; 0 when the sender named none.</summary>
    public required int SeverityNumber { get; init; }

    /// <summary>The severity in the sender's words, such as <c>Information</c>.</summary>
    public required string SeverityText { get; init; }

    /// <summary>The body, or <see langword="null"/> when there is none. A formatted message is a <see cref="string"/>.</summary>
    public required object? Body { get; init; }

    /// <summary>The event name, or <see langword="null"/> when there is none.</summary>
    public required string? EventName { get; init; }

    /// <summary>The attributes.</summary>
    public required OtlpAttributes Attributes { get; init; }

    /// <summary>The trace id, 32 lower-case hexadecimal digits, or <see langword="null"/> outside of any span.</summary>
    public required string? TraceId { get; init; }

    /// <summary>The span id, 16 lower-case hexadecimal digits, or <see langword="null"/> outside of any span.</summary>
    public required string? SpanId { get; init; }

    /// <summary>The instrumentation scope, which is the logger's category.</summary>
    public required string Scope { get; init; }

    /// <summary>The attributes of the resource that wrote the record.</summary>
    public required OtlpAttributes Resource { get; init; }
}
