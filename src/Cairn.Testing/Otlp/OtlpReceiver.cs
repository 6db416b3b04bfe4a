using System.Net;
using Cairn.Testing.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Cairn.Testing;

/// <summary>
/// An OTLP collector for tests: it listens on a free loopback port, decodes what OpenTelemetry exporters send, and keeps it.
/// Implements OTLP/HTTP with binary protobuf and OTLP/gRPC (OpenTelemetry Protocol specification), gzip included.
/// </summary>
/// <remarks>
/// The receiver makes no spans, logs or request metrics, so a host in the same process does not export its own export.
/// Point a host at it with <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> = <see cref="Endpoint"/> and
/// <c>OTEL_EXPORTER_OTLP_PROTOCOL</c> = <c>http/protobuf</c>.
/// </remarks>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly KestrelServer _server;
    private readonly OtlpStore _store;

    private OtlpReceiver(KestrelServer server, OtlpStore store)
    {
        var addresses = BareKestrel.AddressesOf(server);
        _server = server;
        _store = store;
        Endpoint = addresses[0];
        GrpcEndpoint = addresses[1];
    }

    /// <summary>The base address for protocol <c>http/protobuf</c>, such as <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>The base address for protocol <c>grpc</c>, which needs a port of its own without TLS.</summary>
    public Uri GrpcEndpoint { get; }

    /// <summary>The spans that have arrived so far, in order; the list does not change.</summary>
    public IReadOnlyList<OtlpSpan> Spans => _store.Spans.All;

    /// <summary>The log records that have arrived so far, in order; the list does not change.</summary>
    public IReadOnlyList<OtlpLogRecord> Logs => _store.Logs.All;

    /// <summary>The metrics that have arrived so far, in order; the list does not change.</summary>
    public IReadOnlyList<OtlpMetric> Metrics => _store.Metrics.All;

    /// <summary>The requests refused so far, in order; the list does not change.</summary>
    public IReadOnlyList<OtlpRejection> Rejections => _store.Rejections.All;

    /// <summary>Starts a receiver on a free loopback port.</summary>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>A receiver that accepts exports.</returns>
    public static async Task<OtlpReceiver> StartAsync(CancellationToken cancellationToken = default)
    {
        var options = BareKestrel.Unbounded(); // RequestBody has a bound that holds after decompression
        options.Listen(IPAddress.Loopback, port: 0, listener => listener.Protocols = HttpProtocols.Http1);
        options.Listen(IPAddress.Loopback, port: 0, listener => listener.Protocols = HttpProtocols.Http2);

        var server = BareKestrel.Make(options);
        var store = new OtlpStore();
        try
        {
            await server.StartAsync<HttpContext>(new OtlpIntake(store), cancellationToken);
        }
        catch
        {
            server.Dispose();
            throw;
        }

        return new OtlpReceiver(server, store);
    }

    /// <summary>Waits for a span that has arrived already or arrives within 30 seconds.</summary>
    /// <param name="predicate">Tells the span.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The first span for which <paramref name="predicate"/> holds.</returns>
    /// <exception cref="TimeoutException">None came; the message names those that did.</exception>
    public Task<OtlpSpan> WaitForSpanAsync(Predicate<OtlpSpan> predicate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return _store.Spans.WaitAsync(predicate, cancellationToken);
    }

    /// <summary>Waits for a log record that has arrived already or arrives within 30 seconds.</summary>
    /// <param name="predicate">Tells the log record.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The first log record for which <paramref name="predicate"/> holds.</returns>
    /// <exception cref="TimeoutException">None came; the message names those that did.</exception>
    public Task<OtlpLogRecord> WaitForLogAsync(Predicate<OtlpLogRecord> predicate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return _store.Logs.WaitAsync(predicate, cancellationToken);
    }

    /// <summary>Waits for a metric that has arrived already or arrives within 30 seconds.</summary>
    /// <param name="predicate">Tells the metric.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The first metric for which <paramref name="predicate"/> holds.</returns>
    /// <exception cref="TimeoutException">None came; the message names those that did.</exception>
    public Task<OtlpMetric> WaitForMetricAsync(Predicate<OtlpMetric> predicate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return _store.Metrics.WaitAsync(predicate, cancellationToken);
    }

    /// <summary>Stops listening; what has arrived stays readable.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public ValueTask DisposeAsync() => new(BareKestrel.EndAsync(_server));
}
