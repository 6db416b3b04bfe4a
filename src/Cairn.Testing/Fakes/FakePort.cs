using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Cairn.Testing.Fakes;

/// <summary>A loopback port that stays the same while what is behind it comes and goes.</summary>
internal sealed class FakePort(FakeApplication application) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private HttpFault? _fault;
    private KestrelServer? _server;
    private Socket? _placeholder;
    private int _port;

    public async Task<Uri> OpenAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_port == 0)
            {
                await StartAsync(cancellationToken);
            }

            return new Uri($"http://127.0.0.1:{_port}/");
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Refuses connections, speaks TLS, or serves, as the fault has it.</summary>
    public async Task SufferAsync(HttpFault? fault, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var next = fault is { IsOfConnection: true } ? fault : null;
            if (next != _fault && _port != 0)
            {
                await StopAsync();
                _fault = next;
                await StartAsync(cancellationToken);
            }

            _fault = next;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _gate.Dispose();
    }

    private Task StartAsync(CancellationToken cancellationToken)
    {
        if (_fault != HttpFault.Refused)
        {
            return ServeAsync(cancellationToken);
        }

        _placeholder = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _placeholder.Bind(new IPEndPoint(IPAddress.Loopback, _port)); // bound but not listening: refuses, and nobody else gets the port
        _port = ((IPEndPoint)_placeholder.LocalEndPoint!).Port;
        return Task.CompletedTask;
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = null;
        options.Listen(IPAddress.Loopback, _port, Describe);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        _server = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
        await _server.StartAsync<HttpContext>(application, cancellationToken);
        _port = new Uri(_server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()).Port;
    }

    private void Describe(ListenOptions listener)
    {
        listener.Protocols = HttpProtocols.Http1;
        if (_fault == HttpFault.WrongCertificate)
        {
            listener.UseHttps(UntrustedCertificate.Make());
        }
    }

    private async Task StopAsync()
    {
        _placeholder?.Dispose();
        _placeholder = null;

        if (_server is { } server)
        {
            _server = null;
            await server.StopAsync(new CancellationToken(canceled: true)); // at once: connections are cut
            server.Dispose();
        }
    }
}
