using System.Diagnostics;

namespace Cairn.Testing;

/// <summary>A span as it arrived (OTLP <c>trace.v1.Span</c>).</summary>
public sealed record OtlpSpan
{
    /// <summary>The name, such as <c>GET /builds/{id}</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The kind; <see cref="ActivityKind.Internal"/> when the sender named none.</summary>
    public required ActivityKind Kind { get; init; }

    /// <summary>The trace id, 32 lower-case hexadecimal digits.</summary>
    public required string TraceId { get; init; }

    /// <summary>The span id, 16 lower-case hexadecimal digits.</summary>
    public required string SpanId { get; init; }

    /// <summary>The parent's span id, or <see langword="null"/> for a root span.</summary>
    public required string? ParentSpanId { get; init; }

    /// <summary>The status.</summary>
    public required ActivityStatusCode Status { get; init; }

    /// <summary>The status message, or <see langword="null"/> when there is none.</summary>
    public required string? StatusDescription { get; init; }

    /// <summary>When the span began, in UTC.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>When the span ended, in UTC.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The attributes.</summary>
    public required OtlpAttributes Attributes { get; init; }

    /// <summary>The events, in the order of arrival.</summary>
    public required IReadOnlyList<OtlpSpanEvent> Events { get; init; }

    /// <summary>The instrumentation scope, which is the name of the <see cref="ActivitySource"/>.</summary>
    public required string Scope { get; init; }

    /// <summary>The attributes of the resource that made the span.</summary>
    public required OtlpAttributes Resource { get; init; }
}
