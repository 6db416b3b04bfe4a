namespace Cairn.Alerting.Indicators;

/// <summary>Minutes in which something was recent.</summary>
internal static class FreshnessIndicators
{
    private const string HealthStatus = "cairn_hosting_health_status_ratio";
    private const string CheckName = "cairn_hosting_health_check_name";
    private const double Degraded = 1;

    public static Indicator OfCheck(string check) => new()
    {
        Noun = "minutes",
        BadWhen = $"finds the health check {check} unhealthy",
        Total = new Selector(HealthStatus, [Matcher.Is(CheckName, check)]),
        BadBelow = Degraded,
    };

    public static Indicator OfTimestamp(string metric, TimeSpan within) => new()
    {
        Noun = "minutes",
        BadWhen = $"finds {metric} longer ago than {PromText.Duration(within)}",
        Total = new Selector(metric, []),
        BadAfter = within,
    };
}
