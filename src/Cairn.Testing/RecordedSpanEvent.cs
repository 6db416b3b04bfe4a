namespace Cairn.Testing;

/// <summary>Something that happened during a span.</summary>
public sealed class RecordedSpanEvent
{
    internal RecordedSpanEvent()
    {
    }

    /// <summary>The name of the event.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>When it happened, by the clock of the machine.</summary>
    public DateTimeOffset Timestamp { get; internal init; }

    /// <summary>The attributes of the event by name.</summary>
    public IReadOnlyDictionary<string, object?> Tags { get; internal init; } = new Dictionary<string, object?>();
}
