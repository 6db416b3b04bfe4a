using Microsoft.Extensions.Logging;

namespace Cairn.Testing;

/// <summary>One log entry, as the service wrote it.</summary>
public sealed class LogEntry
{
    internal LogEntry()
    {
    }

    /// <summary>How grave the entry is.</summary>
    public LogLevel Level { get; internal init; }

    /// <summary>The category of the logger.</summary>
    public string Category { get; internal init; } = "";

    /// <summary>The number of the event.</summary>
    /// <value>0 when the entry has none.</value>
    public int EventId { get; internal init; }

    /// <summary>The name of the event.</summary>
    public string? EventName { get; internal init; }

    /// <summary>The message with its values filled in.</summary>
    public string Message { get; internal init; } = "";

    /// <summary>The exception that was logged with the message.</summary>
    public Exception? Exception { get; internal init; }

    /// <summary>The values of the message by name; the template itself is <c>{OriginalFormat}</c>.</summary>
    public IReadOnlyDictionary<string, object?> Properties { get; internal init; } = new Dictionary<string, object?>();

    /// <summary>The scopes around the entry, outermost first. A scope that is no set of named values has one, named <c>Scope</c>.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Scopes { get; internal init; } = [];

    /// <summary>The trace the entry belongs to, in hexadecimal, as in W3C Trace Context.</summary>
    public string? TraceId { get; internal init; }

    /// <summary>The span the entry belongs to, in hexadecimal, as in W3C Trace Context.</summary>
    public string? SpanId { get; internal init; }

    /// <summary>When the entry was written, by the clock of the test host.</summary>
    public DateTimeOffset Timestamp { get; internal init; }

    /// <summary>The entry on one line, for messages of failed assertions.</summary>
    /// <returns>Level, event name, category, message and exception type.</returns>
    public override string ToString() =>
        $"{Level} {EventName ?? "(no event name)"} from {Category}: {Message}{(Exception is null ? "" : $" [{Exception.GetType().Name}: {Exception.Message}]")}";
}
