using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Cairn.Telemetry.Tests;

public sealed class ClientAbortTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1.1", false, 499L)]
    [InlineData("1.1", true, 200L)]
    [InlineData("2", false, 499L)]
    [InlineData("2", true, 200L)]
    public async Task A_client_that_goes_away_is_no_error(string version, bool isAnswered, long status)
    {
        var arrived = new TaskCompletionSource();
        await using var service = await StartAsync(version, async context =>
        {
            await (isAnswered ? context.Response.Body.FlushAsync(Cancellation) : Task.CompletedTask);
            arrived.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        });
        await LeaveAsync(service, version, arrived.Task);

        var span = await service.StopAndGetServerSpanAsync();

        Assert.Equal(status, span.Attributes["http.response.status_code"]);
        Assert.Equal(version, span.Attributes["network.protocol.version"]);
        Assert.False(span.Attributes.Contains("error.type"));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
    }

    private static Task<TestService> StartAsync(string version, RequestDelegate answer) => TestService.StartAsync(
        app => app.MapGet("/slow", answer),
        builder => builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(
            endpoint => endpoint.Protocols = version == "2" ? HttpProtocols.Http2 : HttpProtocols.Http1)));

    private static async Task LeaveAsync(TestService service, string version, Task arrived)
    {
        using var leaving = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/slow");
        request.Version = version == "2" ? HttpVersion.Version20 : HttpVersion.Version11;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        var call = service.Http.SendAsync(request, leaving.Token);
        await arrived.WaitAsync(Cancellation);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
