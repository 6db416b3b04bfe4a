using System.Diagnostics.Metrics;
using OpenTelemetry.Exporter;

namespace Cairn.Telemetry.Export;

/// <summary>
/// Makes the HTTP clients of the exporters. Their traffic is measured on a meter that nobody listens to,
/// because the exports would otherwise show up in the service's own <c>http.client.*</c> metrics.
/// </summary>
internal sealed class ExportTransport(TelemetrySettings settings) : IMeterFactory
{
    private readonly Meter _unheard = new("OtlpExport.Http");

    public OtlpExporterOptions OptionsFor(OtlpTarget target)
    {
        var options = new OtlpExporterOptions
        {
            Endpoint = target.Endpoint,
            Protocol = target.Protocol,
            Headers = target.Headers,
            TimeoutMilliseconds = target.TimeoutMilliseconds,
            Compression = target.Compression,
        };

        if (!settings.HasCertificates)
        {
            options.HttpClientFactory = () => CreateClient(options);
        }

        return options;
    }

    public Meter Create(MeterOptions options) => _unheard;

    public void Dispose() => _unheard.Dispose();

    private HttpClient CreateClient(OtlpExporterOptions options) =>
        new(new SocketsHttpHandler { MeterFactory = this, ActivityHeadersPropagator = null })
        {
            Timeout = TimeSpan.FromMilliseconds(options.TimeoutMilliseconds),
            MaxResponseContentBufferSize = options.MaxResponseSizeBytes,
        };
}
