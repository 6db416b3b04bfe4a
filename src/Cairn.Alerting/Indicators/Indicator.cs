namespace Cairn.Alerting.Indicators;

/// <summary>What is counted: all events, and which of them are bad. Exactly one of the last four is set.</summary>
internal sealed record Indicator
{
    /// <summary>What an event is, in the plural: <c>requests</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>When an event is bad, after "a … is bad when it".</summary>
    public required string BadWhen { get; init; }

    /// <summary>What is counted as all events; of a freshness, the gauge.</summary>
    public required Selector Total { get; init; }

    /// <summary>The bad events among them.</summary>
    public Selector? Bad { get; init; }

    /// <summary>The good events among them: those below a bound of a histogram.</summary>
    public LatencyBound? Within { get; init; }

    /// <summary>The gauge is bad below this value.</summary>
    public double? BadBelow { get; init; }

    /// <summary>The gauge is a time, which is bad when it is this long ago.</summary>
    public TimeSpan? BadAfter { get; init; }

    /// <summary>Whether an event is a minute in which a gauge was looked at.</summary>
    public bool CountsMinutes => BadBelow is not null || BadAfter is not null;

    /// <summary>Every selector.</summary>
    public IEnumerable<Selector> Selectors => new[] { Total, Bad, Within?.Fast }.OfType<Selector>();

    /// <summary>The same of another metric: names that a service gives are those of its instruments until a catalogue tells how they are scraped.</summary>
    public Indicator Of(string metric) => this with { Total = Total with { Metric = metric }, Bad = Bad is null ? null : Bad with { Metric = metric } };
}
