using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Cairn.Telemetry.Tests;

/// <summary>A collector that speaks TLS, wants to know who calls, and accepts everything.</summary>
internal sealed class TlsCollector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TlsCollector(WebApplication app) => _app = app;

    public string Endpoint => _app.Urls.Single();

    /// <summary>Who exported what: subject of the certificate and path.</summary>
    public ConcurrentQueue<(string? Caller, string Path)> Exports { get; } = new();

    public static async Task<TlsCollector> StartAsync(TestCertificates certificates, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificates.Server, https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.AllowAnyClientCertificate();
        })));
        var collector = new TlsCollector(builder.Build());
        collector._app.MapPost("/{**path}", (HttpContext context) =>
            collector.Exports.Enqueue((context.Connection.ClientCertificate?.Subject, context.Request.Path.Value!)));
        await collector._app.StartAsync(cancellationToken);
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
