using Cairn.Telemetry.Scrape;

namespace Cairn.Telemetry.Tests;

public sealed class PrometheusNamesTests
{
    [Theory]
    [InlineData("http.server.request.duration", "s", "Histogram", "http_server_request_duration_seconds")]
    [InlineData("http.server.active_requests", "{request}", "Gauge", "http_server_active_requests")]
    [InlineData("dotnet.process.memory.working_set", "By", "Gauge", "dotnet_process_memory_working_set_bytes")]
    [InlineData("dotnet.gc.pause.time", "s", "Counter", "dotnet_gc_pause_time_seconds")]
    [InlineData("jobs_total", "", "Counter", "jobs")]
    [InlineData("jobs.total", "s", "Counter", "jobs_seconds")]
    [InlineData("jobs.total", "", "Gauge", "jobs_total")]
    [InlineData("cache.hits", "1", "Gauge", "cache_hits_ratio")]
    [InlineData("cache.hits", "1", "Counter", "cache_hits")]
    [InlineData("cpu.seconds", "s", "Counter", "cpu_seconds")]
    [InlineData("seconds", "s", "Gauge", "seconds")]
    [InlineData("milliseconds", "s", "Gauge", "milliseconds_seconds")]
    [InlineData("network.io", "By/s", "Gauge", "network_io_bytes_per_second")]
    [InlineData("work", "1/s", "Gauge", "work_per_second")]
    [InlineData("work", "{job}/min", "Gauge", "work_per_minute")]
    [InlineData("load", "%", "Gauge", "load_percent")]
    [InlineData("depth", "{page}By{x}", "Gauge", "depth_bytes")]
    [InlineData("odd", "furlong/fortnight", "Gauge", "odd_furlong_per_fortnight")]
    [InlineData("1st.try", null, "Gauge", "_1st_try")]
    [InlineData("a..b--c", null, "Gauge", "a_b_c")]
    [InlineData("rule:a", null, "Gauge", "rule:a")]
    [InlineData("größe", null, "Gauge", "gr_e")]
    public void A_family_is_named_as_the_compatibility_specification_says(string name, string? unit, string type, string family)
    {
        var kind = Enum.Parse<FamilyType>(type);

        Assert.Equal(family, PrometheusNames.Family(name, PrometheusUnits.Of(unit, kind), kind));
    }

    [Theory]
    [InlineData("http.route", "http_route")]
    [InlineData("0.5", "_0_5")]
    [InlineData("__name__", "_name_")]
    [InlineData("a:b", "a_b")]
    [InlineData("", "_")]
    public void A_label_has_letters_digits_and_single_underscores(string key, string label) =>
        Assert.Equal(label, PrometheusNames.Label(key));
}
