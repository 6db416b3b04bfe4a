using System.Diagnostics;
using Cairn.Testing.Recording;

namespace Cairn.Testing;

/// <summary>One span that has ended.</summary>
public sealed class RecordedSpan
{
    internal RecordedSpan()
    {
    }

    /// <summary>The name that trace views show.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The part the span plays towards its caller.</summary>
    public ActivityKind Kind { get; internal init; }

    /// <summary>The name of the source that started the span.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The trace, in hexadecimal, as in W3C Trace Context.</summary>
    public string TraceId { get; internal init; } = "";

    /// <summary>The span, in hexadecimal, as in W3C Trace Context.</summary>
    public string SpanId { get; internal init; } = "";

    /// <summary>The span that caused this one.</summary>
    /// <value><see langword="null"/> at the root of a trace.</value>
    public string? ParentSpanId { get; internal init; }

    /// <summary>How the operation ended.</summary>
    public ActivityStatusCode Status { get; internal init; }

    /// <summary>What went wrong, when <see cref="Status"/> is an error.</summary>
    public string? StatusDescription { get; internal init; }

    /// <summary>The attributes by name.</summary>
    public IReadOnlyDictionary<string, object?> Tags { get; internal init; } = new Dictionary<string, object?>();

    /// <summary>What happened during the span, oldest first.</summary>
    public IReadOnlyList<RecordedSpanEvent> Events { get; internal init; } = [];

    /// <summary>How long the operation took, by the clock of the machine.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>The span on one line, for messages of failed assertions.</summary>
    /// <returns>Kind, name, source, status and attributes.</returns>
    public override string ToString() =>
        $"{Kind} '{Name}' from {Source}, {Status}{(Tags.Count == 0 ? "" : $", {NamedValues.Text(Tags)}")}";
}
