using System.Net;
using System.Net.Sockets;
using Cairn.Testing.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Testing.Fakes;

/// <summary>A loopback port that stays the same while what is behind it comes and goes.</summary>
internal sealed class FakePort(FakeApplication application) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private HttpFault? _fault;
    private KestrelServer? _server;
    private ServiceProvider? _tls;
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
        _placeholder.Bind(new IPEndPoint(IPAddress.Loopback, _port)); // bound but not listening: refuses, and nobody else is given the port
        _port = ((IPEndPoint)_placeholder.LocalEndPoint!).Port;
        return Task.CompletedTask;
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        var options = BareKestrel.Unbounded();
        options.Listen(IPAddress.Loopback, _port, Describe);
        _server = BareKestrel.Make(options);
        await _server.StartAsync<HttpContext>(application, cancellationToken);
        _port = BareKestrel.AddressesOf(_server).Single().Port;
    }

    private void Describe(ListenOptions listener)
    {
        listener.Protocols = HttpProtocols.Http1;
        if (_fault == HttpFault.WrongCertificate)
        {
            _tls = TlsServices();
            listener.KestrelServerOptions.ApplicationServices = _tls;
            listener.UseHttps(UntrustedCertificate.Make());
        }
    }

    /// <summary>What a bare Kestrel lacks for TLS, and only its builder can register.</summary>
    private static ServiceProvider TlsServices()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();

        return builder.Services.BuildServiceProvider();
    }

    private async Task StopAsync()
    {
        _placeholder?.Dispose();
        _placeholder = null;

        if (_server is { } server)
        {
            _server = null;
            await BareKestrel.EndAsync(server);
        }

        if (_tls is { } tls)
        {
            _tls = null;
            await tls.DisposeAsync();
        }
    }
}
