using System.Net;
using Cairn.Parity.Proxy;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Cairn.Parity;

/// <summary>
/// Stands before a service, passes on what it is asked, and records it as it stood on the wire: targets raw, fields in order and in their case. It is for
/// recording, not for production: HTTP/1.1, and a connection to the service for each request.
/// </summary>
public sealed class RecordingProxy : IAsyncDisposable
{
    private readonly KestrelServer _server;

    private RecordingProxy(KestrelServer server) => _server = server;

    /// <summary>Where the proxy listens.</summary>
    public Uri Address => new(_server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    /// <summary>Starts to listen.</summary>
    /// <param name="upstream">The service, <c>http</c> or <c>https</c>.</param>
    /// <param name="listen">The address and port to listen on; port 0 takes a free one.</param>
    /// <param name="recorder">Where exchanges are recorded. It is disposed of by the caller, after the proxy.</param>
    /// <param name="again">Who is asked a second time whatever it is safe to ask again: the same service, or another instance of it. <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The proxy.</returns>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<RecordingProxy> StartAsync(Uri upstream, IPEndPoint listen, ExchangeRecorder recorder, Uri? again = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(upstream);
        ArgumentNullException.ThrowIfNull(listen);
        ArgumentNullException.ThrowIfNull(recorder);

        var service = new Upstream(upstream, recorder.Clock);
        var second = again is null ? null : new Upstream(again, recorder.Clock);
        var options = new KestrelServerOptions();
        options.Listen(listen, listener =>
        {
            listener.Protocols = HttpProtocols.Http1;
            listener.Use(_ => connection => new ProxyConnection(connection, service, second, recorder).ServeAsync());
        });
        var server = new KestrelServer(Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
        await server.StartAsync(new NoApplication(), cancellationToken);
        return new RecordingProxy(server);
    }

    /// <summary>Stops to listen, and ends connections.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true));
        _server.Dispose();
    }
}
