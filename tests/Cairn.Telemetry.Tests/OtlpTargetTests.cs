using Cairn.Telemetry.Export;
using Microsoft.Extensions.Configuration;

namespace Cairn.Telemetry.Tests;

public sealed class OtlpTargetTests
{
    [Theory]
    [InlineData("http://collector:4318", "http://collector:4318/v1/traces", "http/protobuf")]
    [InlineData("https://collector/otlp/", "https://collector/otlp/v1/traces", "http/protobuf")]
    [InlineData("http://collector:4317", "http://collector:4317/", "grpc")]
    public void The_protocol_follows_the_port_where_nobody_names_it(string endpoint, string address, string protocol)
    {
        var target = Find(("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint));

        Assert.Equal((address, protocol), (target?.Endpoint.ToString(), target?.ProtocolName));
    }

    [Fact]
    public void What_is_set_for_the_signal_wins_and_its_endpoint_is_taken_as_it_is()
    {
        var target = Find(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://all:4318"),
            ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://traces:4317/custom"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
            ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/protobuf"),
            ("OTEL_EXPORTER_OTLP_TIMEOUT", "1"),
            ("OTEL_EXPORTER_OTLP_TRACES_TIMEOUT", "2000"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "a=b"));

        Assert.Equal(("http://traces:4317/custom", "http/protobuf"), (target?.Endpoint.ToString(), target?.ProtocolName));
        Assert.Equal((2000, "a=b"), (target?.TimeoutMilliseconds, target?.Headers));
    }

    [Fact]
    public void The_variables_win_over_the_options()
    {
        var options = new TelemetryOptions { OtlpEndpoint = "http://options:1", OtlpProtocol = "grpc" };

        var target = Find(options, ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://variable:2"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));

        Assert.Equal(("http://variable:2/v1/traces", "http/protobuf"), (target?.Endpoint.ToString(), target?.ProtocolName));
    }

    private static OtlpTarget? Find(params (string Key, string Value)[] settings) => Find(new TelemetryOptions(), settings);

    private static OtlpTarget? Find(TelemetryOptions options, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        return OtlpTarget.Find(OtlpSignal.Traces, configuration, options);
    }
}
