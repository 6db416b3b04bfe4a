using System.Net;
using Cairn.Cli.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cairn.Cli.Tests.Demo;

public sealed class CallerTests : IAsyncLifetime
{
    private readonly Caller _caller = new();
    private readonly WebApplication _server;

    public CallerTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.MapGet("/trace", (HttpRequest request) => request.Headers.TraceParent.ToString());
        _server.MapGet("/host", (HttpRequest request) => request.Host.Value);
        _server.MapPost("/echo", (HttpRequest request) => Results.Stream(request.Body, "application/json"));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Uri Server => new(_server.Urls.First());

    public async ValueTask InitializeAsync() => await _server.StartAsync(Stop);

    [Fact]
    public async Task Each_request_is_sampled_in_a_trace_of_its_own()
    {
        var first = await _caller.GetAsync(Server, "/trace", Stop);
        var second = await _caller.GetAsync(Server, "/trace", Stop);

        Assert.Matches($"^00-{first.TraceId}-[0-9a-f]{{16}}-01$", first.Body);
        Assert.NotEqual(first.TraceId, second.TraceId);
    }

    [Fact]
    public async Task A_host_header_can_name_another_host()
    {
        var answer = await _caller.GetAsync(Server, "/host", Stop, "127.0.0.1:9090");

        Assert.Equal("127.0.0.1:9090", answer.Body);
    }

    [Fact]
    public async Task A_body_is_sent_and_read_as_json()
    {
        var answer = await _caller.PostAsync(Server, "/echo", new { id = "42" }, Stop);

        Assert.Equal(("POST", 200, "application/json", "42"), (answer.Method, answer.Status, answer.ContentType, answer.Property("id")));
    }

    [Fact]
    public async Task A_server_that_is_not_there_gives_status_0_and_the_reason()
    {
        await _server.StopAsync(Stop);

        var answer = await _caller.GetAsync(Server, "/trace", Stop);

        Assert.Equal(0, answer.Status);
        Assert.NotEmpty(answer.Body);
    }

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await _server.DisposeAsync();
    }
}
