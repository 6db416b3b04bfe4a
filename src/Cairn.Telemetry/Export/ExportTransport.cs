using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using OpenTelemetry.Exporter;

namespace Cairn.Telemetry.Export;

/// <summary>
/// Makes the HTTP clients of the exporters. Their traffic is measured on a meter that nobody listens to,
/// because the exports would otherwise show up in the service's own <c>http.client.*</c> metrics.
/// </summary>
internal sealed class ExportTransport : IMeterFactory
{
    [SuppressMessage("Cairn.Tracing", "CRN1101", Justification = "Nobody is to listen.")]
    private readonly Meter _unheard = new("OtlpExport.Http");

    public OtlpExporterOptions OptionsFor(ExportAccount account)
    {
        var target = account.Target;
        var options = new OtlpExporterOptions
        {
            Endpoint = target.Endpoint,
            Protocol = target.Protocol,
            Headers = target.Headers,
            TimeoutMilliseconds = target.TimeoutMilliseconds,
            Compression = target.Compression,
        };

        options.HttpClientFactory = () => CreateClient(options, account);
        return options;
    }

    public Meter Create(MeterOptions options) => _unheard;

    public void Dispose() => _unheard.Dispose();

    private HttpClient CreateClient(OtlpExporterOptions options, ExportAccount account)
    {
        var sockets = new SocketsHttpHandler
        {
            MeterFactory = this,
            ActivityHeadersPropagator = null,
            SslOptions = account.Target.Certificates.ToTlsOptions(),
        };

        return new HttpClient(new ObserveAnswers(account.Answer, sockets))
        {
            Timeout = TimeSpan.FromMilliseconds(options.TimeoutMilliseconds),
            MaxResponseContentBufferSize = options.MaxResponseSizeBytes,
        };
    }
}
