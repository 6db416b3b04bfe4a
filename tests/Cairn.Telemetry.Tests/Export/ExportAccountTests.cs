using System.Net;
using System.Net.Sockets;
using Cairn.Testing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Cairn.Telemetry.Tests;

public sealed class ExportAccountTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http/protobuf", "otlp_http_exporter")]
    [InlineData("grpc", "otlp_grpc_exporter")]
    public async Task What_arrives_is_counted_by_signal(string protocol, string component)
    {
        await using var receiver = await OtlpReceiver.StartAsync(Cancellation);
        var endpoint = protocol == "grpc" ? receiver.GrpcEndpoint : receiver.Endpoint;
        await using var worker = await ExportWorker.StartAsync($"{endpoint}", Cancellation, ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol));
        await worker.ExportSpanAsync();
        await worker.ExportMetricsAsync();
        await worker.ExportLogAsync();

        var spans = worker.Metrics.Measurements(ExportTelemetry.SpansExported);
        var points = worker.Metrics.Measurements(ExportTelemetry.DataPointsExported);

        Assert.Equal(1, spans.Tagged("otel.component.name", $"{component}/0").Tagged("server.port", endpoint.Port).Sum);
        Assert.Equal(receiver.Metrics.Sum(metric => metric.DataPoints.Count), points.Tagged("otel.component.name", $"{component}/1").Sum);
        Assert.Equal(receiver.Logs.Count, worker.Metrics.Sum(ExportTelemetry.LogRecordsExported));
        Assert.All(worker.Metrics.All.Where(measurement => measurement.Meter == ExportTelemetry.MeterName), AssertSucceeded);
    }

    [Fact]
    public async Task Every_signal_still_says_whose_it_is()
    {
        await using var receiver = await OtlpReceiver.StartAsync(Cancellation);
        await using var worker = await ExportWorker.StartAsync($"{receiver.Endpoint}", Cancellation, ("OTEL_SERVICE_NAME", "worker"));
        await worker.ExportSpanAsync();
        await worker.ExportMetricsAsync();
        await worker.ExportLogAsync();

        OtlpAttributes[] resources = [receiver.Spans[0].Resource, receiver.Metrics[0].Resource, receiver.Logs[0].Resource];

        Assert.All(resources, resource => Assert.Equal("worker", resource["service.name"]));
    }

    [Fact]
    public async Task A_refused_connection_is_counted_as_a_failure_with_its_class()
    {
        await using var worker = await ExportWorker.StartAsync(RefusingEndpoint(), Cancellation);
        await worker.ExportSpanAsync();
        await worker.ExportMetricsAsync();
        await worker.ExportLogAsync();

        var failures = worker.Metrics.All.Where(measurement => measurement.Meter == ExportTelemetry.MeterName).ToList();

        Assert.All(failures, failure => Assert.Equal("connection_error", failure.Tags[TelemetryNames.ErrorType]));
        Assert.Equal(1, worker.Metrics.Sum(ExportTelemetry.SpansExported));
        Assert.Equal(4, failures.Select(failure => failure.Instrument).Distinct().Count());
    }

    [Theory]
    [InlineData(503)]
    [InlineData(404)]
    public async Task An_HTTP_status_is_the_class_of_the_failure(int status)
    {
        await using var collector = await FailingCollector.StartAsync(Cancellation);
        await using var worker = await ExportWorker.StartAsync(collector.Endpoint, Cancellation);
        collector.Status = status;

        await worker.ExportSpanAsync();

        var failure = Assert.Single(worker.Metrics.Measurements(ExportTelemetry.SpansExported));
        Assert.Equal($"{status}", failure.Tags[TelemetryNames.ErrorType]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_status_of_gRPC_is_the_class_of_the_failure_by_its_name(bool sendsTrailer)
    {
        await using var collector = await FailingCollector.StartAsync(Cancellation, HttpProtocols.Http2);
        await using var worker = await ExportWorker.StartAsync(collector.Endpoint, Cancellation, ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"));
        (collector.Status, collector.GrpcStatus, collector.SendsTrailer) = (200, "16", sendsTrailer);

        await worker.ExportSpanAsync();

        var failure = Assert.Single(worker.Metrics.Measurements(ExportTelemetry.SpansExported));
        Assert.Equal("UNAUTHENTICATED", failure.Tags[TelemetryNames.ErrorType]);
    }

    [Fact]
    public async Task A_hiccup_is_no_outage()
    {
        await using var worker = await ExportWorker.StartAsync(RefusingEndpoint(), Cancellation);

        await worker.ExportSpanAsync();
        await worker.ExportSpanAsync();

        Assert.Empty(worker.Logs.Named("TelemetryExportFailing"));
        Assert.Equal(HealthStatus.Healthy, (await worker.CheckAsync(Cancellation)).Status);
    }

    [Fact]
    public async Task The_third_failure_in_a_row_is_said_and_degrades_the_service()
    {
        var endpoint = RefusingEndpoint();
        await using var worker = await ExportWorker.StartAsync(endpoint, Cancellation);

        await RepeatAsync(3, worker.ExportSpanAsync);

        var line = Assert.Single(worker.Logs.Named("TelemetryExportFailing"));
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.Contains($"Traces have not reached {endpoint}v1/traces since ", line.Message, StringComparison.Ordinal);
        Assert.Contains("Connection refused", line.Message, StringComparison.Ordinal);
        var health = await worker.CheckAsync(Cancellation);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains($"Traces have not reached {endpoint}v1/traces since {worker.Clock.GetUtcNow():yyyy-MM-dd}", health.Description, StringComparison.Ordinal);
        Assert.Contains("cairn:degradable", health.Tags);
    }

    [Fact]
    public async Task Failures_for_a_minute_are_an_outage_however_few()
    {
        await using var worker = await ExportWorker.StartAsync(RefusingEndpoint(), Cancellation);
        await worker.ExportMetricsAsync();

        worker.Clock.Advance(TimeSpan.FromMinutes(1));
        await worker.ExportMetricsAsync();

        Assert.Contains("2 exports in a row failed", Assert.Single(worker.Logs.Named("TelemetryExportFailing")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outage_is_repeated_every_15_minutes_at_most()
    {
        await using var worker = await ExportWorker.StartAsync(RefusingEndpoint(), Cancellation);
        await RepeatAsync(20, worker.ExportSpanAsync);
        worker.Clock.Advance(TimeSpan.FromMinutes(14));
        await RepeatAsync(20, worker.ExportSpanAsync);
        var before = worker.Logs.Named("TelemetryExportFailing").Count;

        worker.Clock.Advance(TimeSpan.FromMinutes(1));
        await RepeatAsync(20, worker.ExportSpanAsync);

        Assert.Equal((1, 2), (before, worker.Logs.Named("TelemetryExportFailing").Count));
    }

    [Fact]
    public async Task Recovery_is_said_once_with_what_was_lost()
    {
        await using var collector = await FailingCollector.StartAsync(Cancellation);
        await using var worker = await ExportWorker.StartAsync(collector.Endpoint, Cancellation);
        await RepeatAsync(4, worker.ExportSpanAsync);

        collector.Status = 200;
        await RepeatAsync(3, worker.ExportSpanAsync);

        var line = Assert.Single(worker.Logs.Named("TelemetryExportRecovered"));
        var lost = worker.Metrics.Measurements(ExportTelemetry.SpansExported).Tagged(TelemetryNames.ErrorType, "503").Sum; // the collector's own spans too
        Assert.Contains($"/v1/traces again; {lost} items were lost since ", line.Message, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Healthy, (await worker.CheckAsync(Cancellation)).Status);
    }

    [Fact]
    public async Task The_line_about_log_records_does_not_become_one_of_them()
    {
        await using var worker = await ExportWorker.StartAsync(RefusingEndpoint(), Cancellation);
        await worker.ExportLogAsync();
        await worker.ExportLogAsync();
        await worker.ExportLogAsync();
        var queued = worker.Metrics.Sum(ExportTelemetry.LogRecordsExported);

        await worker.ExportLogAsync();

        Assert.Single(worker.Logs.Named("TelemetryExportFailing"));
        Assert.Equal(queued + 1, worker.Metrics.Sum(ExportTelemetry.LogRecordsExported));
    }

    private static void AssertSucceeded(RecordedMeasurement measurement) =>
        Assert.False(measurement.Tags.ContainsKey(TelemetryNames.ErrorType), measurement.ToString());

    private static async Task RepeatAsync(int times, Func<Task> export)
    {
        for (var i = 0; i < times; i++)
        {
            await export();
        }
    }

    /// <summary>An address that nothing listens on, as it has just been given up.</summary>
    private static string RefusingEndpoint()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}/";
    }
}
