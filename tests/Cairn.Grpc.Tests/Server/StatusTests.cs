using Cairn.Grpc.Tests.Service;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Grpc.Tests.Server;

public sealed class StatusTests
{
    [Fact]
    public async Task An_error_before_the_first_message_has_no_trailers()
    {
        await using var service = await EchoService.StartAsync(Failing(new GrpcException(GrpcStatusCode.NotFound, "no build 42 ☺")));
        using var caller = Caller.Of(service);

        var answer = await caller.CallAsync("Say", new EchoRequest());

        Assert.Equal((GrpcStatusCode.NotFound, "no build 42 ☺"), (answer.Status, answer.Message));
        Assert.True(answer.HasStatusInHeaders);
        Assert.Empty(answer.Body);
    }

    [Fact]
    public async Task An_error_after_a_message_comes_in_the_trailers()
    {
        await using var service = await EchoService.StartAsync(new EchoHandlers { Down = (_, _) => OneAndAnError() });
        using var caller = Caller.Of(service);

        var answer = await caller.CallAsync("Down", new EchoRequest());

        Assert.Equal("one", answer.Only(EchoReply.Parser).Text);
        Assert.Equal(GrpcStatusCode.Aborted, answer.Status);
        Assert.True(answer.HasStatusInTrailers);

        static async IAsyncEnumerable<EchoReply> OneAndAnError()
        {
            yield return new EchoReply { Text = "one" };
            await Task.Yield();
            throw new GrpcException(GrpcStatusCode.Aborted, "and no more");
        }
    }

    [Fact]
    public async Task What_a_handler_throws_is_logged_and_not_told()
    {
        await using var service = await EchoService.StartAsync(Failing(new InvalidOperationException("password=hunter2")));
        using var caller = Caller.Of(service);

        var answer = await caller.CallAsync("Say", new EchoRequest());

        Assert.Equal((GrpcStatusCode.Unknown, "The handler failed."), (answer.Status, answer.Message));
        Assert.DoesNotContain("hunter2", answer.Response.ToString(), StringComparison.Ordinal);
        Assert.Equal("password=hunter2", Assert.Single(service.Logs.Named("CallFailed")).Exception!.Message);
    }

    [Fact]
    public async Task A_mapped_exception_becomes_its_status_by_the_closest_type()
    {
        await using var service = await EchoService.StartAsync(Failing(new KeyNotFoundException("secret")), host => host.ConfigureServices(services =>
            services.Configure<GrpcErrorMap>(errors => errors
                .Map<Exception>(_ => new GrpcStatus(GrpcStatusCode.Internal))
                .Map<KeyNotFoundException>(_ => new GrpcStatus(GrpcStatusCode.NotFound, "no such build")))));
        using var caller = Caller.Of(service);

        var answer = await caller.CallAsync("Say", new EchoRequest());

        Assert.Equal((GrpcStatusCode.NotFound, "no such build"), (answer.Status, answer.Message));
        Assert.Empty(service.Logs.Named("CallFailed"));
    }

    [Fact]
    public async Task Details_travel_as_a_rich_status_and_are_left_out_first()
    {
        await using var service = await EchoService.StartAsync(new EchoHandlers
        {
            Say = (request, _) => throw new GrpcException(new GrpcStatus(GrpcStatusCode.FailedPrecondition, "locked")
            {
                Details = [Any.Pack(new StringValue { Value = new string('x', request.Count) })],
            }),
        });
        using var caller = Caller.Of(service);

        var small = await caller.CallAsync("Say", new EchoRequest { Count = 10 });
        var large = await caller.CallAsync("Say", new EchoRequest { Count = 5000 });

        var rich = Cairn.Grpc.Wire.Status.Parser.ParseFrom(Bytes(Assert.Single(small.All("grpc-status-details-bin"))));
        Assert.Equal((9, "locked", "xxxxxxxxxx"), (rich.Code, rich.Message, Assert.Single(rich.Details).Unpack<StringValue>().Value));
        Assert.Empty(large.All("grpc-status-details-bin"));
        Assert.Equal((GrpcStatusCode.FailedPrecondition, "locked"), (large.Status, large.Message));
    }

    [Fact]
    public async Task Metadata_travels_both_ways()
    {
        await using var service = await EchoService.StartAsync(new EchoHandlers
        {
            Say = (_, call) =>
            {
                Assert.True(call.RequestHeaders.TryFindBytes("tag-bin", out var tag));
                call.ResponseHeaders.Add("first", call.RequestHeaders.Find("who")!);
                call.Trailers.Add("last-bin", tag);
                return ValueTask.FromResult(new EchoReply());
            },
        });
        using var caller = Caller.Of(service);

        var answer = await caller.CallAsync("Say", new EchoRequest(), ("who", "me"), ("tag-bin", "q6ur"));

        Assert.Equal(["me"], answer.Response.Headers.GetValues("first"));
        Assert.Equal(["q6ur"], answer.Response.TrailingHeaders.GetValues("last-bin"));
    }

    [Fact]
    public async Task A_method_that_is_not_there_is_unimplemented()
    {
        await using var service = await EchoService.StartAsync();
        using var caller = Caller.Of(service);

        var answer = await caller.CallAsync("Gone", new EchoRequest());

        Assert.Equal(GrpcStatusCode.Unimplemented, answer.Status);
        Assert.True(answer.HasStatusInHeaders);
    }

    private static EchoHandlers Failing(Exception failure) => new() { Say = (_, _) => ValueTask.FromException<EchoReply>(failure) };

    private static byte[] Bytes(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
}
