using System.Globalization;

namespace Cairn.Alerting.Catalogue;

/// <summary>What every service on the golden path emits and objectives may speak of; a test holds it against a real scrape.</summary>
internal static class CairnMetrics
{
    private const string Text = """
        http_server_request_duration_seconds Histogram http_request_method,http_response_status_code,http_route,network_protocol_version,url_scheme,error_type 0.005,0.01,0.025,0.05,0.075,0.1,0.25,0.5,0.75,1,2.5,5,7.5,10
        http_server_active_requests Gauge http_request_method,url_scheme
        http_client_request_duration_seconds Histogram http_request_method,http_response_status_code,network_protocol_version,server_address,server_port,url_scheme 0.005,0.01,0.025,0.05,0.075,0.1,0.25,0.5,0.75,1,2.5,5,7.5,10
        cairn_http_call_duration_seconds Histogram cairn_http_dependency,cairn_http_outcome 0.005,0.01,0.025,0.05,0.1,0.25,0.5,1,2,4,8,16
        cairn_http_attempt_duration_seconds Histogram cairn_http_dependency,cairn_http_outcome,cairn_http_attempt 0.005,0.01,0.025,0.05,0.1,0.25,0.5,1,2,4,8,16
        cairn_http_breaker_state_ratio Gauge cairn_http_dependency
        cairn_caching_requests_total Counter cairn_caching_result
        cairn_caching_load_duration_seconds Histogram cairn_caching_load_outcome 0.005,0.01,0.025,0.05,0.075,0.1,0.25,0.5,0.75,1,2.5,5,7.5,10
        cairn_hosting_health_status_ratio Gauge cairn_hosting_health_check_name,cairn_hosting_health_check_role
        cairn_hosting_readiness_ratio Gauge
        cicd_pipeline_run_duration_seconds Histogram cicd_pipeline_name,cicd_pipeline_run_state,cicd_pipeline_result,error_type 1,5,10,30,60,120,300,600,1200,1800,3600,7200,14400,28800
        cicd_pipeline_run_errors_total Counter cicd_pipeline_name,error_type
        rpc_server_call_duration_seconds Histogram rpc_method,rpc_response_status_code,rpc_system_name,error_type 0.005,0.01,0.025,0.05,0.075,0.1,0.25,0.5,0.75,1,2.5,5,7.5,10
        """;

    public static IReadOnlyList<MetricFamily> Families { get; } = [.. Text.Split('\n').Select(Family)];

    private static MetricFamily Family(string line)
    {
        var words = line.TrimEnd('\r').Split(' ');
        return new MetricFamily(
            words[0],
            Enum.Parse<MetricKind>(words[1]),
            Items(words, 2).ToHashSet(StringComparer.Ordinal),
            [.. Items(words, 3).Select(bound => double.Parse(bound, CultureInfo.InvariantCulture))]);
    }

    private static string[] Items(string[] words, int index) => words.Length > index ? words[index].Split(',') : [];
}
