using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cairn.Alerting.Testing.Tests.EndToEnd;

/// <summary>Receives what Alertmanager delivers.</summary>
internal sealed class Pager : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(150);

    private readonly Channel<JsonElement> _alerts = Channel.CreateUnbounded<JsonElement>();
    private readonly WebApplication _app;

    private Pager(WebApplication app)
    {
        _app = app;
        app.MapPost("/page", ReceiveAsync);
    }

    public Uri Address => new(new Uri(_app.Urls.Single()), "page");

    public static async Task<Pager> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var pager = new Pager(builder.Build());
        await pager._app.StartAsync(TestContext.Current.CancellationToken);
        return pager;
    }

    /// <summary>Waits for an alert in some state, and lets others pass.</summary>
    public async Task<JsonElement> WaitForAsync(string alert, string status)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Limit);
        await foreach (var delivered in _alerts.Reader.ReadAllAsync(late.Token))
        {
            if (delivered.GetProperty("labels").GetProperty("alertname").GetString() == alert && delivered.GetProperty("status").GetString() == status)
            {
                return delivered;
            }
        }

        throw new InvalidOperationException("The pager is closed.");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        using var notification = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
        foreach (var alert in notification.RootElement.GetProperty("alerts").EnumerateArray())
        {
            _alerts.Writer.TryWrite(alert.Clone());
        }

        return Results.Ok();
    }
}
