using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cairn.Telemetry.Tests;

public sealed partial class ExportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Transports => new()
    {
        { "http/protobuf", "none" },
        { "http/protobuf", "gzip" },
        { "grpc", "none" },
        { "grpc", "gzip" },
    };

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task All_three_signals_arrive_over_every_transport(string protocol, string compression)
    {
        await using var grpc = await OtlpReceiver.StartAsync(Cancellation);
        await using var service = await TestService.StartAsync(
            MapGreeting,
            settings: [
                $"--OTEL_EXPORTER_OTLP_PROTOCOL={protocol}",
                $"--OTEL_EXPORTER_OTLP_COMPRESSION={compression}",
                .. protocol == "grpc" ? [$"--OTEL_EXPORTER_OTLP_ENDPOINT={grpc.GrpcEndpoint}"] : Array.Empty<string>()]);
        await service.Http.GetAsync("/", Cancellation);

        await service.StopAsync();

        var receiver = protocol == "grpc" ? grpc : service.Receiver;
        Assert.Contains(receiver.Spans, span => span.Name == "GET /");
        Assert.Contains(receiver.Logs, log => log.EventName == "Greeted");
        Assert.Contains(receiver.Metrics, metric => metric.Name == "http.server.request.duration" && metric.DataPoints[0].Count == 1);
        Assert.Empty(receiver.Rejections);
    }

    [Fact]
    public async Task A_log_record_carries_the_ids_of_its_span_once()
    {
        await using var service = await TestService.StartAsync(MapGreeting);
        await service.Http.GetAsync("/", Cancellation);

        var span = await service.StopAndGetServerSpanAsync();

        var log = Assert.Single(service.Receiver.Logs, log => log.EventName == "Greeted");
        Assert.Equal((span.TraceId, span.SpanId), (log.TraceId, log.SpanId));
        Assert.Equal(("Ada is greeted", 9), (log.Body, log.SeverityNumber));
        Assert.Equal("Ada", log.Attributes["Name"]);
        Assert.Equal("/", log.Attributes["RequestPath"]);
        Assert.All(["TraceId", "SpanId", "ParentId"], name => Assert.False(log.Attributes.Contains(name)));
    }

    [Theory]
    [InlineData("TRACES")]
    [InlineData("METRICS")]
    [InlineData("LOGS")]
    public async Task An_endpoint_for_one_signal_exports_that_one_alone(string signal)
    {
        await using var receiver = await OtlpReceiver.StartAsync(Cancellation);
        await using var service = await TestService.StartAsync(MapGreeting, settings: [
            "--OTEL_EXPORTER_OTLP_ENDPOINT=",
            $"--OTEL_EXPORTER_OTLP_{signal}_ENDPOINT={receiver.Endpoint}v1/{signal.ToLowerInvariant()}"]);
        await service.Http.GetAsync("/", Cancellation);

        await service.StopAsync();

        Assert.Equal(signal == "TRACES", receiver.Spans.Count > 0);
        Assert.Equal(signal == "METRICS", receiver.Metrics.Count > 0);
        Assert.Equal(signal == "LOGS", receiver.Logs.Count > 0);
        Assert.Empty(receiver.Rejections);
    }

    [Fact]
    public async Task The_endpoint_of_the_options_is_used_where_no_variable_is_set()
    {
        await using var receiver = await OtlpReceiver.StartAsync(Cancellation);
        await using var service = await TestService.StartAsync(MapGreeting, settings: [
            "--OTEL_EXPORTER_OTLP_ENDPOINT=", $"--Cairn:Telemetry:OtlpEndpoint={receiver.Endpoint}"]);
        await service.Http.GetAsync("/", Cancellation);

        await service.StopAsync();

        Assert.Contains(receiver.Spans, span => span.Name == "GET /");
        Assert.Contains(receiver.Logs, log => log.EventName == "TelemetryExported");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_sent_anywhere_without_an_endpoint(bool hasEndpoint)
    {
        using var exports = new ExportTraffic();
        await using var service = await TestService.StartAsync(MapGreeting, settings: hasEndpoint ? [] : ["--OTEL_EXPORTER_OTLP_ENDPOINT="]);
        await service.Http.GetAsync("/", Cancellation);

        await service.StopAsync();

        Assert.Equal(hasEndpoint ? 3 : 0, service.Services.GetRequiredService<TelemetrySettings>().Targets.Count);
        Assert.Equal(hasEndpoint, exports.Requests > 0);
    }

    [Fact]
    public async Task Exports_show_up_in_neither_spans_nor_client_metrics()
    {
        await using var service = await TestService.StartAsync(MapGreeting, settings: ["--OTEL_METRIC_EXPORT_INTERVAL=50"]);
        await service.Receiver.WaitForMetricAsync(metric => metric.Name == "dotnet.gc.collections", Cancellation);
        await service.Http.GetAsync("/", Cancellation);
        await service.Receiver.WaitForMetricAsync(metric => metric.Name == "http.client.request.duration", Cancellation);

        await service.StopAsync();

        var ports = service.Receiver.Metrics
            .Where(metric => metric.Name.StartsWith("http.client", StringComparison.Ordinal))
            .SelectMany(metric => metric.DataPoints.Select(point => point.Attributes["server.port"]));
        Assert.Equal([(long)service.Http.BaseAddress!.Port], ports.Distinct());
        Assert.DoesNotContain(service.Receiver.Spans, span => Equals(span.Attributes["server.port"], (long)service.Receiver.Endpoint.Port));
    }

    [Fact]
    public async Task A_disabled_SDK_sends_nothing_and_the_service_serves()
    {
        await using var service = await TestService.StartAsync(MapGreeting, settings: "--OTEL_SDK_DISABLED=true");
        var answer = await service.Http.GetAsync("/", Cancellation);

        await service.StopAsync();

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Empty(service.Receiver.Spans);
        Assert.Empty(service.Receiver.Logs);
        Assert.Empty(service.Receiver.Metrics);
    }

    private static void MapGreeting(WebApplication app) => app.MapGet("/", (ILoggerFactory loggers) =>
    {
        Greeted(loggers.CreateLogger("Greeter"), "Ada");
        return "hello";
    });

    [LoggerMessage(LogLevel.Information, "{Name} is greeted")]
    private static partial void Greeted(ILogger logger, string name);
}
