namespace Cairn.Alerting.Indicators;

/// <summary>Remote procedure calls served, in the names of the semantic conventions.</summary>
internal static class RpcIndicators
{
    private const string Duration = "rpc_server_call_duration_seconds";
    private const string Status = "rpc_response_status_code";

    /// <summary>The status codes that are errors of the server (OpenTelemetry semantic conventions, gRPC).</summary>
    private static readonly string[] ServerErrors = ["UNAVAILABLE", "INTERNAL", "UNKNOWN", "DEADLINE_EXCEEDED", "UNIMPLEMENTED", "DATA_LOSS"];

    public static Indicator Availability(string? method)
    {
        var total = new Selector($"{Duration}_count", Of(method));
        return new Indicator { Noun = "calls", BadWhen = "ends with a status that is the server's error", Total = total, Bad = total.And(Matcher.IsOneOf(Status, ServerErrors)) };
    }

    public static Indicator Latency(TimeSpan within, string? method) =>
        LatencyBound.Of(Duration, within, "calls", [.. Of(method), Matcher.IsNoneOf(Status, ServerErrors)]);

    private static Matcher[] Of(string? method) => method is null ? [] : [Matcher.Is("rpc_method", method)];
}
