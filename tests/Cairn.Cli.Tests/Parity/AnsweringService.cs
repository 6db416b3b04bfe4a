using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cairn.Cli.Tests.Parity;

/// <summary>A service on a loopback port whose one answer can be changed.</summary>
internal sealed class AnsweringService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AnsweringService(WebApplication app) => _app = app;

    public string Answer { get; set; } = """{"state":"passed"}""";

    public string Address => _app.Urls.Single();

    public static async Task<AnsweringService> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = new AnsweringService(builder.Build());
        service._app.MapGet("/builds/{id}", () => Results.Text(service.Answer, "application/json"));
        await service._app.StartAsync(cancellationToken);
        return service;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
