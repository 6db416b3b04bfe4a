using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Cairn.Hosting.Health;

/// <summary>
/// Whether the service's own server accepts a connection from this machine. A service without one, or with one that listens on no TCP port,
/// has nothing to ask; one that is stopping has closed it on purpose.
/// </summary>
internal sealed class MainListenerAccepts(IHostApplicationLifetime lifetime, IServer? server) : IHealthCheck
{
    public const string Name = "cairn-main-listener";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested || EndPoint() is not { } endPoint)
        {
            return HealthCheckResult.Healthy();
        }

        using var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (SocketException exception)
        {
            return HealthCheckResult.Unhealthy($"{endPoint} accepts no connection: {exception.Message}", exception);
        }
    }

    /// <summary>The first TCP address, preferably one without TLS: a connection without a handshake is a failed one there.</summary>
    private IPEndPoint? EndPoint() => (server?.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        .Select(BindingAddress.Parse)
        .OrderBy(address => address.Scheme, StringComparer.OrdinalIgnoreCase)
        .Select(address => Reachable(address.Host) is { } host ? new IPEndPoint(host, address.Port) : null)
        .FirstOrDefault(endPoint => endPoint is not null);

    /// <summary>Where this machine reaches a bound address; <c>null</c> for what is not reached over TCP, such as a socket file.</summary>
    private static IPAddress? Reachable(string host)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
        {
            return address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? IPAddress.Loopback : address;
        }

        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback : null;
    }
}
