using System.Net;
using System.Text;
using Cairn.Testing.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Cairn.Testing.Cassettes;

/// <summary>Servers of cassettes on free loopback ports.</summary>
internal sealed class LoopbackServers : IAsyncDisposable
{
    private readonly List<(KestrelServer Server, Forwarder Forwarder)> _servers = [];

    public async Task<Uri> StartAsync(Forwarder forwarder, CancellationToken cancellationToken)
    {
        var options = BareKestrel.Unbounded(); // HttpMessages has a bound, and tells of it
        options.RequestHeaderEncodingSelector = _ => Encoding.Latin1; // what a header's bytes say by RFC 9110; others come through unharmed
        options.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
        options.Listen(IPAddress.Loopback, port: 0, listener => listener.Protocols = HttpProtocols.Http1);

        var server = BareKestrel.Make(options);
        _servers.Add((server, forwarder));
        await server.StartAsync<HttpContext>(forwarder, cancellationToken);
        return BareKestrel.AddressesOf(server).Single();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (server, forwarder) in _servers)
        {
            await BareKestrel.EndAsync(server);
            forwarder.Dispose();
        }

        _servers.Clear();
    }
}
