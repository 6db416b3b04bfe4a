using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Cairn.Telemetry.Tests;

/// <summary>A collector that answers every export with a status of the test's choice, of HTTP or of gRPC.</summary>
internal sealed class FailingCollector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FailingCollector(WebApplication app) => _app = app;

    public int Status { get; set; } = StatusCodes.Status503ServiceUnavailable;

    /// <summary>Sent where it is set: as a header, which is how gRPC answers without a body, or as a trailer behind an empty message.</summary>
    public string? GrpcStatus { get; set; }

    public bool SendsTrailer { get; set; }

    public string Endpoint => _app.Urls.Single();

    public static async Task<FailingCollector> StartAsync(CancellationToken cancellationToken, HttpProtocols protocols = HttpProtocols.Http1)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = protocols));
        var collector = new FailingCollector(builder.Build());
        collector._app.MapPost("/{**path}", collector.AnswerAsync);
        await collector._app.StartAsync(cancellationToken);
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        if (GrpcStatus is null)
        {
            return;
        }

        context.Response.ContentType = "application/grpc";
        if (SendsTrailer)
        {
            await context.Response.Body.WriteAsync(new byte[5], context.RequestAborted);
            context.Response.AppendTrailer("grpc-status", GrpcStatus);
        }
        else
        {
            context.Response.Headers["grpc-status"] = GrpcStatus;
        }
    }
}
