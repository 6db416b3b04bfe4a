namespace Cairn.Alerting.Testing;

/// <summary>What one alert did during the story of one fault. Times are virtual, to the minute.</summary>
/// <param name="Alert">The name of the alert.</param>
/// <param name="Severity">Its label <c>severity</c>: <c>page</c> or <c>ticket</c>.</param>
public sealed record AlertOutcome(string Alert, string Severity)
{
    /// <summary>When it fired first, counted from the beginning of the fault.</summary>
    /// <value><c>null</c> when it did not fire from then on.</value>
    public TimeSpan? FiresAfter { get; init; }

    /// <summary>When it was quiet again, counted from the end of the fault; negative when it ended before the fault did.</summary>
    /// <value><c>null</c> when it did not fire, or fires still when the story ends.</value>
    public TimeSpan? ResolvesAfter { get; init; }

    /// <summary>For how long it fired in all.</summary>
    public TimeSpan FiringTime { get; init; }

    /// <summary>Whether it fired while all was well, before the fault.</summary>
    public bool IsFalseAlarm { get; init; }
}
