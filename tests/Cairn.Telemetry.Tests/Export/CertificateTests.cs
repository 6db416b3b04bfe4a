using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Telemetry.Tests;

public sealed class CertificateTests : IDisposable
{
    private readonly TestCertificates _certificates = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exports_trust_the_authority_and_say_who_they_are_by_certificate()
    {
        await using var collector = await TlsCollector.StartAsync(_certificates, Cancellation);
        await using var worker = await ExportWorker.StartAsync(
            collector.Endpoint,
            Cancellation,
            ("OTEL_EXPORTER_OTLP_CERTIFICATE", _certificates.Authority),
            ("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", _certificates.Client),
            ("OTEL_EXPORTER_OTLP_CLIENT_KEY", _certificates.ClientKey));
        await ExportEverythingAsync(worker);

        var paths = collector.Exports.Select(export => export.Path).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["/v1/logs", "/v1/metrics", "/v1/traces"], paths);
        Assert.All(collector.Exports, export => Assert.Equal("CN=Service", export.Caller));
    }

    [Fact]
    public async Task Exports_with_certificates_show_up_in_no_client_metrics()
    {
        await using var collector = await TlsCollector.StartAsync(_certificates, Cancellation);
        using var requests = new ClientRequests();
        await using var worker = await ExportWorker.StartAsync(
            collector.Endpoint, Cancellation, ("OTEL_EXPORTER_OTLP_CERTIFICATE", _certificates.Authority));

        await ExportEverythingAsync(worker);

        Assert.NotEmpty(collector.Exports);
        Assert.DoesNotContain(new Uri(collector.Endpoint).Port, requests.Ports);
    }

    [Fact]
    public async Task A_collector_of_an_unknown_authority_is_not_trusted()
    {
        await using var collector = await TlsCollector.StartAsync(_certificates, Cancellation);
        await using var worker = await ExportWorker.StartAsync(collector.Endpoint, Cancellation);

        await worker.ExportSpanAsync();

        var failure = Assert.Single(worker.Metrics.Measurements(ExportTelemetry.SpansExported));
        Assert.Equal("secure_connection_error", failure.Tags[TelemetryNames.ErrorType]);
        Assert.Empty(collector.Exports);
    }

    [Fact]
    public async Task A_signal_has_certificates_of_its_own()
    {
        await using var collector = await TlsCollector.StartAsync(_certificates, Cancellation);
        await using var worker = await ExportWorker.StartAsync(
            collector.Endpoint, Cancellation, ("OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE", _certificates.Authority));

        await ExportEverythingAsync(worker);

        Assert.Equal("/v1/traces", Assert.Single(collector.Exports.Select(export => export.Path).Distinct()));
    }

    [Fact]
    public async Task Files_that_cannot_be_used_stop_the_start_all_at_once()
    {
        var nonsense = _certificates.Write("nonsense.pem", "not a certificate");

        var builder = Host.CreateApplicationBuilder([
            $"--OTEL_EXPORTER_OTLP_CERTIFICATE={nonsense}",
            "--OTEL_EXPORTER_OTLP_LOGS_CERTIFICATE=/no/such/file.pem",
            $"--OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE={_certificates.Client}"]);
        builder.Services.AddCairnTelemetry();
        using var host = builder.Build();

        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Cancellation));

        Assert.Contains($"'OTEL_EXPORTER_OTLP_CERTIFICATE' is {nonsense}. It must be a file with certificates in PEM", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("'OTEL_EXPORTER_OTLP_LOGS_CERTIFICATE' is /no/such/file.pem.", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("'OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE' is", stopped.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _certificates.Dispose();

    private static async Task ExportEverythingAsync(ExportWorker worker)
    {
        await worker.ExportSpanAsync();
        await worker.ExportMetricsAsync();
        await worker.ExportLogAsync();
    }
}
