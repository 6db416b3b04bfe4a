namespace Cairn.Alerting.Indicators;

/// <summary>Calls to declared dependencies.</summary>
internal static class DependencyIndicators
{
    private const string Outcome = "cairn_http_outcome";

    public static Indicator Availability(string dependency)
    {
        // What the caller gave up, or had no time for, says nothing of the dependency.
        var calls = new Selector("cairn_http_call_duration_seconds_count", [Matcher.Is("cairn_http_dependency", dependency)]);
        return new Indicator
        {
            Noun = "calls",
            BadWhen = "fails, times out or is not sent",
            Total = calls.And(Matcher.IsNoneOf(Outcome, "canceled", "deadline_exceeded")),
            Bad = calls.And(Matcher.IsOneOf(Outcome, "failure", "timeout", "breaker_open", "too_many_calls")),
        };
    }
}
