using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Cairn.Testing.Cassettes;

/// <summary>Bare Kestrels on free loopback ports. They make no spans, logs or metrics.</summary>
internal sealed class LoopbackServers : IAsyncDisposable
{
    private readonly List<(KestrelServer Server, Forwarder Forwarder)> _servers = [];

    public async Task<Uri> StartAsync(Forwarder forwarder, CancellationToken cancellationToken)
    {
        var options = new KestrelServerOptions
        {
            AddServerHeader = false,
            RequestHeaderEncodingSelector = _ => Encoding.Latin1, // what a header's bytes say by RFC 9110; others come through unharmed
            ResponseHeaderEncodingSelector = _ => Encoding.Latin1,
        };
        options.Limits.MaxRequestBodySize = Cairn.Cassettes.CassetteBody.LargestBytes;
        options.Limits.MinRequestBodyDataRate = null; // a test that is stopped in a debugger sends nothing for a while
        options.Listen(IPAddress.Loopback, port: 0, listener => listener.Protocols = HttpProtocols.Http1);

        var server = new KestrelServer(Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
        _servers.Add((server, forwarder));
        await server.StartAsync<HttpContext>(forwarder, cancellationToken);
        return new Uri(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (server, forwarder) in _servers)
        {
            await server.StopAsync(new CancellationToken(canceled: true));
            server.Dispose();
            forwarder.Dispose();
        }

        _servers.Clear();
    }
}
