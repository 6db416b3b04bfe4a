namespace Cairn.Alerting.Indicators;

/// <summary>Requests served, as ASP.NET Core measures them.</summary>
internal static class HttpIndicators
{
    private const string Duration = "http_server_request_duration_seconds";
    private const string Route = "http_route";
    private const string Status = "http_response_status_code";

    // By status: error.type of the platform itself is only there for unhandled exceptions.
    private static readonly Matcher Failed = new(Status, "=~", "5..", "503");
    private static readonly Matcher NotFailed = new(Status, "!~", "5..", "");

    public static Indicator Availability(string? route)
    {
        var total = new Selector($"{Duration}_count", Of(route));
        return new Indicator { Noun = "requests", BadWhen = "is answered with a 5xx", Total = total, Bad = total.And(Failed) };
    }

    public static Indicator Latency(TimeSpan within, string? route) =>
        LatencyBound.Of(Duration, within, "requests", [.. Of(route), NotFailed]);

    private static Matcher[] Of(string? route) => route is null ? [] : [Matcher.Is(Route, route)];
}
