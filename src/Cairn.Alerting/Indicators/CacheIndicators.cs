namespace Cairn.Alerting.Indicators;

/// <summary>Requests to the cache, and its loads.</summary>
internal static class CacheIndicators
{
    public static Indicator Hits()
    {
        var requests = new Selector("cairn_caching_requests_total", []);
        return new Indicator { Noun = "requests", BadWhen = "is a miss", Total = requests, Bad = requests.And(Matcher.Is("cairn_caching_result", "miss")) };
    }

    public static Indicator Loads()
    {
        var loads = new Selector("cairn_caching_load_duration_seconds_count", []);
        return new Indicator { Noun = "loads", BadWhen = "fails", Total = loads, Bad = loads.And(Matcher.Is("cairn_caching_load_outcome", "failed")) };
    }
}
