using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Migration.Forwarding;

/// <summary>WebSockets over HTTP/1.1: after 101 both connections are one pipe. No other upgrade is passed on.</summary>
internal static class Upgrades
{
    public const string WebSocket = "websocket";

    public static bool IsAsked(HttpContext context) =>
        context.Request.Headers.Upgrade is [{ } protocol]
        && protocol.Equals(WebSocket, StringComparison.OrdinalIgnoreCase)
        && context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true };

    public static async Task TunnelAsync(HttpContext context, Stream server, CancellationToken cancellationToken)
    {
        context.Response.Headers.Upgrade = WebSocket;
        await using var client = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        var up = client.CopyToAsync(server, ended.Token);
        var down = server.CopyToAsync(client, ended.Token);
        await Task.WhenAny(up, down);
        await ended.CancelAsync();
        await Task.WhenAll(up, down).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
