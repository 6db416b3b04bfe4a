using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Telemetry.Tests;

public sealed class ValidationTests
{
    private const string AddressRule = "It must be an absolute http or https address. Use one such as http://localhost:4318.";
    private const string TimeoutRule = "It must be a whole number of milliseconds above 0. Use one such as 10000.";

    private const string SizeRule = "It must be a whole number above 0. Use one such as 512.";
    private const string PropagatorRule = "It must be what ASP.NET Core and HttpClient propagate. Use tracecontext,baggage or leave it out.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Malformed => new()
    {
        { "OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4318", AddressRule },
        { "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "/v1/traces", AddressRule },
        { "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "ftp://collector", AddressRule },
        { "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "collector", AddressRule },
        { "Cairn:Telemetry:OtlpEndpoint", "not a uri", AddressRule },
        { "OTEL_EXPORTER_OTLP_PROTOCOL", "http/json", "It names no known protocol. Use http/protobuf, or else grpc." },
        { "OTEL_EXPORTER_OTLP_LOGS_PROTOCOL", "GRPCS", "It names no known protocol. Use grpc, or else http/protobuf." },
        { "Cairn:Telemetry:OtlpProtocol", "protobuf", "It names no known protocol. Use http/protobuf, or else grpc." },
        { "OTEL_EXPORTER_OTLP_TIMEOUT", "abc", TimeoutRule },
        { "OTEL_EXPORTER_OTLP_TRACES_TIMEOUT", "0", TimeoutRule },
        { "OTEL_EXPORTER_OTLP_METRICS_TIMEOUT", "1.5", TimeoutRule },
        { "OTEL_EXPORTER_OTLP_LOGS_TIMEOUT", "-1", TimeoutRule },
        { "OTEL_EXPORTER_OTLP_COMPRESSION", "zip", "It names no known compression. Use gzip, or else none." },
        { "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "Deltas", "It names no known temporality. Use delta, or else cumulative, lowmemory." },
        { "OTEL_SDK_DISABLED", "yes", "It names no known truth value. Use true, or else false." },
        {
            "OTEL_TRACES_SAMPLER",
            "alway_on",
            "It names no known sampler. Use always_on, or else always_off, traceidratio, parentbased_always_on, parentbased_always_off, parentbased_traceidratio."
        },
        { "OTEL_TRACES_EXPORTER", "console", "It names no known exporter. Use none, or else otlp." },
        { "OTEL_METRICS_EXPORTER", "otlp,prometheus", "It names no known exporter. Use otlp, or else none." },
        { "OTEL_LOGS_EXPORTER", "otlp,none", "It cannot name an exporter and none at once. Use otlp, or else none." },
        { "OTEL_PROPAGATORS", "none", PropagatorRule },
        { "OTEL_PROPAGATORS", "tracecontext,b3", PropagatorRule },
        { "OTEL_RESOURCE_ATTRIBUTES", "team", "It must be a list of pairs. Write key=value, with a comma between pairs and %2C for a comma in a value." },
        { "OTEL_BSP_SCHEDULE_DELAY", "5s", TimeoutRule },
        { "OTEL_BLRP_EXPORT_TIMEOUT", "-1", TimeoutRule },
        { "OTEL_BSP_MAX_QUEUE_SIZE", "0", SizeRule },
        { "OTEL_BLRP_MAX_EXPORT_BATCH_SIZE", "-5", SizeRule },
        {
            "OTEL_BLRP_MAX_EXPORT_BATCH_SIZE",
            "4096",
            "It must not be above 'OTEL_BLRP_MAX_QUEUE_SIZE', which is 2048. Lower it, or raise the other."
        },
        { "OTEL_METRIC_EXPORT_INTERVAL", "-60000", TimeoutRule },
        { "OTEL_METRIC_EXPORT_TIMEOUT", "soon", TimeoutRule },
        { "OTEL_METRICS_EXEMPLAR_FILTER", "tracebased", "It names no known exemplar filter. Use trace_based, or else always_on, always_off." },
        { "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", "many", "It must be a whole number, 0 or above. Use one such as 128." },
        { "OTEL_EXPORTER_OTLP_CLIENT_KEY", "no-such.pem", "There must be such a file. Name one that the service can read." },
        { "Cairn:Telemetry:SamplingRatio", "2", "It must be a ratio from 0 to 1. Use one such as 0.25 to keep a quarter of all traces." },
        { "Cairn:Telemetry:ServiceName", " ", "It must not be blank. Give it a value or leave it out." },
        { "Cairn:Telemetry:AdditionalSources:0", "", "It must not be blank. Give it a value or leave it out." },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_malformed_setting_stops_the_host_with_key_value_rule_and_fix(string key, string value, string ruleAndFix)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(
            () => StartAsync("--OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9", $"--{key}={value}"));

        Assert.Equal([$"'{key}' is {(value.Length == 0 ? "empty" : value)}. {ruleAndFix}"], failure.Failures);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("a half")]
    [InlineData("NaN")]
    public async Task A_ratio_out_of_range_stops_the_host(string ratio)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(
            () => StartAsync("--OTEL_TRACES_SAMPLER=parentbased_traceidratio", $"--OTEL_TRACES_SAMPLER_ARG={ratio}"));

        Assert.Equal(
            [$"'OTEL_TRACES_SAMPLER_ARG' is {ratio}. It must be a ratio from 0 to 1. Use one such as 0.25 to keep a quarter of all traces."],
            failure.Failures);
    }

    [Theory]
    [InlineData("Bearer s3cret")]
    [InlineData("a=1,a=s3cret")]
    [InlineData("user-agent=s3cret")]
    public async Task Malformed_headers_are_reported_without_their_secret(string headers)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(
            () => StartAsync("--OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9", $"--OTEL_EXPORTER_OTLP_HEADERS={headers}"));

        Assert.Equal(
            [
                "'OTEL_EXPORTER_OTLP_HEADERS' is not shown, as it may be secret. " +
                "It must be a list of pairs with different keys. Write key=value, with a comma between pairs.",
            ],
            failure.Failures);
    }

    [Fact]
    public async Task A_value_that_is_no_number_is_left_to_the_validation_at_start()
    {
        using var host = Build("--Cairn:Telemetry:SamplingRatio=half");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(Cancellation));

        Assert.Contains("'Cairn:Telemetry:SamplingRatio'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_problems_are_reported_together()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(
            "--OTEL_EXPORTER_OTLP_ENDPOINT=collector",
            "--OTEL_EXPORTER_OTLP_PROTOCOL=http",
            "--OTEL_TRACES_SAMPLER=bogus",
            "--Cairn:Telemetry:OtlpProtocol=udp"));

        Assert.Equal(4, failure.Failures.Count());
    }

    [Fact]
    public async Task Problems_of_other_options_are_reported_beside_those_of_telemetry()
    {
        var builder = Host.CreateApplicationBuilder(["--OTEL_EXPORTER_OTLP_ENDPOINT=collector"]);
        builder.Services.AddOptionsWithValidateOnStart<ForeignOptions>().Validate(_ => false, "Other problem.");
        builder.Services.AddCairnTelemetry();
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<AggregateException>(() => host.StartAsync(Cancellation));

        var problems = failure.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures);
        Assert.Equal(["Other problem.", $"'OTEL_EXPORTER_OTLP_ENDPOINT' is collector. {AddressRule}"], problems);
    }

    [Fact]
    public async Task Well_formed_and_empty_settings_start_the_host()
    {
        using var host = await StartAsync(
            "--OTEL_EXPORTER_OTLP_ENDPOINT=",
            "--OTEL_EXPORTER_OTLP_PROTOCOL=grpc",
            "--OTEL_EXPORTER_OTLP_HEADERS=authorization=Bearer x,b=c",
            "--OTEL_EXPORTER_OTLP_TIMEOUT=2000",
            "--OTEL_TRACES_SAMPLER=traceidratio",
            "--OTEL_TRACES_SAMPLER_ARG=0.5",
            "--OTEL_SDK_DISABLED=False");

        await host.StopAsync(Cancellation);
    }

    private static IHost Build(params string[] settings)
    {
        var builder = Host.CreateApplicationBuilder(settings);
        builder.Services.AddCairnTelemetry();
        return builder.Build(); // the SDK makes its logging pipeline here, before anything is validated
    }

    private static async Task<IHost> StartAsync(params string[] settings)
    {
        var host = Build(settings);
        try
        {
            await host.StartAsync(Cancellation);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private sealed class ForeignOptions;
}
