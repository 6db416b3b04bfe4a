namespace Cairn.Alerting.Indicators;

/// <summary>How long an event may take, and the bucket that counts those which do not take longer.</summary>
/// <param name="Limit">The time.</param>
/// <param name="Histogram">The histogram's name, without the suffix of its samples.</param>
/// <param name="Fast">The bucket.</param>
internal sealed record LatencyBound(TimeSpan Limit, string Histogram, Selector Fast)
{
    /// <summary>An indicator of all events of a histogram that match, of which those above the bound are bad.</summary>
    public static Indicator Of(string histogram, TimeSpan within, string noun, params Matcher[] matchers)
    {
        var bucket = new Selector($"{histogram}_bucket", [.. matchers, Matcher.Is("le", PromText.Bound(within.TotalSeconds))]);
        return new Indicator
        {
            Noun = noun,
            BadWhen = $"takes longer than {PromText.Number(within.TotalSeconds)} s",
            Total = new Selector($"{histogram}_count", matchers),
            Within = new LatencyBound(within, histogram, bucket),
        };
    }
}
