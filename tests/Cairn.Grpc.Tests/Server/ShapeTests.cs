using Cairn.Grpc.Tests.Service;

namespace Cairn.Grpc.Tests.Server;

public sealed class ShapeTests
{
    [Fact]
    public async Task One_message_is_answered_by_one_and_by_the_status_in_the_trailers()
    {
        await using var service = await EchoService.StartAsync();
        using var caller = Caller.Of(service);

        var answer = await caller.CallAsync("Say", new EchoRequest { Text = "hello" });

        Assert.Equal("hello", answer.Only(EchoReply.Parser).Text);
        Assert.Equal(GrpcStatusCode.Ok, answer.Status);
        Assert.True(answer.HasStatusInTrailers);
        Assert.Equal("application/grpc", answer.Response.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task One_message_is_answered_by_a_stream()
    {
        await using var service = await EchoService.StartAsync();
        using var caller = Caller.Of(service);

        var answer = await caller.CallAsync("Down", new EchoRequest { Text = "n", Count = 3 });

        Assert.Equal(["n0", "n1", "n2"], answer.Every(EchoReply.Parser).Select(reply => reply.Text));
        Assert.Equal(GrpcStatusCode.Ok, answer.Status);
    }

    [Fact]
    public async Task A_stream_is_answered_by_one_message()
    {
        await using var service = await EchoService.StartAsync();
        using var caller = Caller.Of(service);

        var answer = await caller.CallAsync("Up", [.. Frames.Of(new EchoRequest { Text = "a" }), .. Frames.Of(new EchoRequest { Text = "b" })]);

        Assert.Equal("ab", answer.Only(EchoReply.Parser).Text);
        Assert.Equal(GrpcStatusCode.Ok, answer.Status);
    }

    [Fact]
    public async Task Two_streams_alternate()
    {
        await using var service = await EchoService.StartAsync();
        using var caller = Caller.Of(service);
        using var body = new OpenBody();
        var call = caller.StartAsync("Both", body);

        await body.SendAsync(new EchoRequest { Text = "ping" });
        using var response = await call;
        Assert.Equal("ping", (await response.NextAsync(EchoReply.Parser))!.Text);
        await body.SendAsync(new EchoRequest { Text = "pong" });
        Assert.Equal("pong", (await response.NextAsync(EchoReply.Parser))!.Text);
        body.End();

        Assert.Equal(GrpcStatusCode.Ok, await response.StatusAsync());
    }

    [Fact]
    public async Task An_empty_stream_is_answered_by_the_status_alone()
    {
        await using var service = await EchoService.StartAsync();
        using var caller = Caller.Of(service);

        var answer = await caller.CallAsync("Both", []);

        Assert.Empty(answer.Frames);
        Assert.Equal(GrpcStatusCode.Ok, answer.Status);
        Assert.True(answer.HasStatusInHeaders);
    }
}
