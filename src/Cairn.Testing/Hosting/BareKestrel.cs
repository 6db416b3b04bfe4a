using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Cairn.Testing.Hosting;

/// <summary>A Kestrel on loopback without the hosting layer: it makes no spans, logs or request metrics.</summary>
internal static class BareKestrel
{
    /// <summary>Options of a server whose application bounds what it reads by itself.</summary>
    public static KestrelServerOptions Unbounded()
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null; // a test that is stopped in a debugger sends nothing for a while
        return options;
    }

    public static KestrelServer Make(KestrelServerOptions options) => new(
        Options.Create(options),
        new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
        NullLoggerFactory.Instance);

    /// <summary>Where a started server listens, in the order of its options.</summary>
    public static IReadOnlyList<Uri> AddressesOf(KestrelServer server) =>
        [.. server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Select(address => new Uri(address))];

    /// <summary>Ends a server and its connections at once.</summary>
    public static async Task EndAsync(KestrelServer server)
    {
        await server.StopAsync(new CancellationToken(canceled: true));
        server.Dispose();
    }
}
