using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cairn.Tests.Reference;

/// <summary>A collector that refuses everything until it is told to recover.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private volatile int _status = StatusCodes.Status404NotFound;

    private Collector(WebApplication app) => _app = app;

    public string Endpoint => _app.Urls.Single();

    public static async Task<Collector> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var collector = new Collector(builder.Build());
        collector._app.MapPost("/{**path}", context =>
        {
            context.Response.StatusCode = collector._status;
            return Task.CompletedTask;
        }).DisableHttpMetrics();
        await collector._app.StartAsync(cancellationToken);
        return collector;
    }

    public void Recover() => _status = StatusCodes.Status200OK;

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
