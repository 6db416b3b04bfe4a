using System.Net.Sockets;
using Cairn.Testing.Network;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Testing.Hosting;

/// <summary>The clients of a host's servers, made when first asked for.</summary>
internal sealed class HostClients : IDisposable
{
    private readonly Lazy<HttpClient> _main;
    private readonly Lazy<HttpClient> _management;
    private readonly IServiceProvider _services;
    private HttpMessageHandler? _forPeers;

    public HostClients(IServiceProvider services, string program)
    {
        _services = services;
        _main = new(() => Connect(
            services,
            ServerReplacement.MainKey,
            $"'{program}' serves no requests: it registers no IServer. Build it with WebApplication.CreateBuilder(args), or test it through its logs and services."));
        _management = new(() => Connect(
            services,
            ServerReplacement.ManagementKey,
            $"'{program}' has no management listener: it registers no IServer with the key '{ServerReplacement.ManagementKey}'. Call builder.AddCairn() or services.AddCairnHosting()."));
    }

    public HttpClient Main => _main.Value;

    public HttpClient Management => _management.Value;

    /// <summary>What other hosts reach the main server through, whatever host their addresses name; nothing if there is no server.</summary>
    public HttpMessageHandler? ForPeers() => _forPeers ??= _services.GetKeyedService<IServer>(ServerReplacement.MainKey) switch
    {
        TestServer server => new InMemoryCall(server.CreateHandler()),
        { } server => ConnectingTo(AddressOf(server)),
        null => null,
    };

    public void Dispose()
    {
        _forPeers?.Dispose();

        foreach (var client in new[] { _main, _management }.Where(client => client.IsValueCreated))
        {
            client.Value.Dispose();
        }
    }

    private static HttpClient Connect(IServiceProvider services, string key, string absence) =>
        services.GetKeyedService<IServer>(key) switch
        {
            TestServer server => server.CreateClient(),
            { } server => OverLoopback(server),
            null => throw new InvalidOperationException(absence),
        };

    /// <summary>As plain as the in-memory client: no redirects, cookies, proxies or client spans.</summary>
    private static HttpClient OverLoopback(IServer server)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
        };

        return new HttpClient(handler) { BaseAddress = AddressOf(server) };
    }

    private static Uri AddressOf(IServer server) => new(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?? throw new InvalidOperationException($"The server '{server.GetType().Name}' tells no address. Register one that fills IServerAddressesFeature."));

    private static SocketsHttpHandler ConnectingTo(Uri address) => new()
    {
        UseProxy = false,
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

            try
            {
                await socket.ConnectAsync(address.Host, address.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
