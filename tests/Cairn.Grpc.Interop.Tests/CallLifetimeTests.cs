using System.Runtime.CompilerServices;
using Cairn.Grpc.Interop.Protocol;
using Microsoft.AspNetCore.Builder;

namespace Cairn.Grpc.Interop.Tests;

/// <summary>How calls of our client begin and end on a real connection.</summary>
public class CallLifetimeTests
{
    private static readonly string[] Others = [.. TestReflection.Descriptor.Services[0].Methods.Select(method => method.Name).Where(name => name != "FullDuplexCall")];

    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_without_messages_reaches_the_server_at_once()
    {
        await using var app = await StartAsync();
        using var http = new HttpMessageInvoker(InteropHandler.Create());

        await using var call = Client(http, app).Start<StreamingOutputCallRequest, StreamingOutputCallResponse>("FullDuplexCall", cancellationToken: Cancellation);
        var headers = await call.HeadersAsync();

        Assert.Equal("yes", headers.Find("began"));
    }

    [Fact]
    public async Task A_call_that_is_disposed_of_before_its_end_is_cancelled_at_the_server()
    {
        await using var app = await StartAsync();
        using var http = new HttpMessageInvoker(InteropHandler.Create());

        await using (var call = Client(http, app).Start<StreamingOutputCallRequest, StreamingOutputCallResponse>("FullDuplexCall", cancellationToken: Cancellation))
        {
            await call.HeadersAsync();
        }

        await _cancelled.Task.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_its_start_sends_nothing()
    {
        var server = Answering.With([]);
        using var http = new HttpMessageInvoker(server);
        var client = new ProtoClient(http, new Uri("http://server"), TestService.Name);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.UnaryAsync<Empty, Empty>("EmptyCall", new Empty(), cancellationToken: new CancellationToken(canceled: true)));

        Assert.Null(server.Request);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_is_cancelled_though_what_comes_back_is_no_answer()
    {
        using var caller = new CancellationTokenSource();
        using var http = new HttpMessageInvoker(new Answering(async (_, _) =>
        {
            await caller.CancelAsync();
            return new HttpResponseMessage(); // as a server in memory ends a request that nobody waits for
        }));

        await using var call = new ProtoClient(http, new Uri("http://server"), TestService.Name).Start<Empty, Empty>("EmptyCall", cancellationToken: caller.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await call.ReadAsync());
        Assert.Equal(GrpcStatusCode.Cancelled, call.Status?.Code);
    }

    private async Task<WebApplication> StartAsync()
    {
        var app = InteropServer.Build(port: 0, bind: service => service
            .Duplex<StreamingOutputCallRequest, StreamingOutputCallResponse>("FullDuplexCall", (requests, call) => BeginAsync(call, requests, call.Cancelled))
            .LeaveUnimplemented(Others));
        await app.StartAsync(Cancellation);
        return app;
    }

    /// <summary>Sends headers before anything is read, and then waits for messages.</summary>
    private async IAsyncEnumerable<StreamingOutputCallResponse> BeginAsync(
        GrpcCall call, IAsyncEnumerable<StreamingOutputCallRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(_cancelled.SetResult);
        call.ResponseHeaders.Add("began", "yes");
        await call.SendHeadersAsync();
        await foreach (var request in requests)
        {
            yield return new StreamingOutputCallResponse { Payload = request.Payload };
        }
    }

    private static ProtoClient Client(HttpMessageInvoker http, WebApplication app) => new(http, new Uri(app.Urls.Single()), TestService.Name);
}
