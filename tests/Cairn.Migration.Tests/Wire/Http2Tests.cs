using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cairn.Migration.Tests.Wire;

public sealed class Http2Tests
{
    [Fact]
    public async Task A_call_in_both_directions_keeps_its_messages_and_its_trailers()
    {
        await using var legacy = await EchoAsync();
        await using var host = await StranglerHost.StartAsync(new Uri(legacy.Urls.Single()), services: services => services.Configure<KestrelServerOptions>(OnlyHttp2));
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
        var duplex = new DuplexContent();
        using var request = Call(host, duplex);

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var (sending, receiving) = (await duplex.Opened, await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var echoes = new List<string> { await EchoOfAsync("one", sending, receiving), await EchoOfAsync("two", sending, receiving) };
        duplex.Complete();

        Assert.Equal(0, await receiving.ReadAsync(new byte[1], TestContext.Current.CancellationToken));
        Assert.Equal(["one", "two"], echoes);
        Assert.Equal("0", Assert.Single(answer.TrailingHeaders.GetValues("grpc-status")));
    }

    [Fact]
    public async Task What_is_no_call_of_gRPC_reaches_legacy_over_HTTP11()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok", "Keep-Alive: timeout=5\r\nConnection: keep-alive\r\n"));
        await using var host = await StranglerHost.StartAsync(legacy.Address, services: services => services.Configure<KestrelServerOptions>(OnlyHttp2));
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "/builds?x=1%2F2")) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new StringContent("hello") };
        request.Headers.TryAddWithoutValidation("Cookie", ["a=1", "b=2"]);

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("ok", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("POST /builds?x=1%2F2 HTTP/1.1\r\n", legacy.Request, StringComparison.Ordinal);
        Assert.Contains($"\r\nHost: {host.Address.Authority}\r\n", legacy.Request, StringComparison.Ordinal);
        Assert.Contains("\r\nCookie: a=1; b=2\r\n", legacy.Request, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nhello", legacy.Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_is_cancelled_at_legacy()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var legacy = await ServerAsync(async context =>
        {
            context.RequestAborted.Register(cancelled.SetResult);
            await context.Response.Body.FlushAsync(CancellationToken.None);
            await cancelled.Task;
        });
        await using var host = await StranglerHost.StartAsync(new Uri(legacy.Urls.Single()), services: services => services.Configure<KestrelServerOptions>(OnlyHttp2));
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
        using var request = Call(host, new DuplexContent());
        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.Dispose();

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    private static HttpRequestMessage Call(StranglerHost host, HttpContent content) =>
        new(HttpMethod.Post, new Uri(host.Address, "/pkg.Builds/Watch")) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = content };

    private static void OnlyHttp2(KestrelServerOptions options) => options.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2);

    private static Task<WebApplication> EchoAsync() => ServerAsync(async context =>
    {
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.FlushAsync(context.RequestAborted); // the head, before anything has come in
        await context.Request.Body.CopyToAsync(context.Response.Body, context.RequestAborted);
        context.Response.AppendTrailer("grpc-status", "0");
    });

    private static async Task<WebApplication> ServerAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<KestrelServerOptions>(OnlyHttp2);
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<string> EchoOfAsync(string text, Stream sending, Stream receiving)
    {
        await sending.WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);
        await sending.FlushAsync(TestContext.Current.CancellationToken);
        var echo = new byte[text.Length];
        await receiving.ReadExactlyAsync(echo, TestContext.Current.CancellationToken);
        return Encoding.ASCII.GetString(echo);
    }

    private sealed class DuplexContent : HttpContent
    {
        private readonly TaskCompletionSource<Stream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public DuplexContent() => Headers.ContentType = new MediaTypeHeaderValue("application/grpc");

        public Task<Stream> Opened => _opened.Task;

        public void Complete() => _completed.SetResult();

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.FlushAsync(cancellationToken);
            _opened.SetResult(stream);
            await _completed.Task.WaitAsync(cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
