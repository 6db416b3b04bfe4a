namespace Cairn.Alerting.Indicators;

/// <summary>What the service itself counts.</summary>
internal static class EventIndicators
{
    public static Indicator Of(string metric, string label, IReadOnlyList<string> bad)
    {
        var events = new Selector(metric, []);
        return new Indicator
        {
            Noun = "events",
            BadWhen = $"has {label} {string.Join(" or ", bad)}",
            Total = events,
            Bad = events.And(Matcher.IsOneOf(PromText.Name(label), bad)),
        };
    }
}
