using Cairn.Grpc.Server;
using Cairn.Grpc.Tests.Service;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Grpc.Tests.Server;

/// <summary>Kestrel's limits are for requests: those of messages take their place, and nothing is taken on trust.</summary>
public sealed class LimitTests
{
    private const int AboveKestrels = 31_000_000;

    [Fact]
    public async Task A_message_that_is_larger_than_Kestrel_takes_is_read_where_the_limit_allows_it()
    {
        await using var service = await EchoService.StartAsync(
            new EchoHandlers { Say = (request, _) => ValueTask.FromResult(new EchoReply { Text = $"{request.Payload.Length}" }) },
            host => host.Configure("Cairn:Grpc:MaxReceiveMessageBytes", $"{64 << 20}"));
        using var caller = Caller.Of(service);

        var answer = await caller.CallAsync("Say", new EchoRequest { Payload = ByteString.CopyFrom(new byte[AboveKestrels]) });

        Assert.Equal($"{AboveKestrels}", answer.Only(EchoReply.Parser).Text);
    }

    [Fact]
    public async Task Nothing_is_allocated_for_a_length_that_is_only_announced()
    {
        await using var service = await EchoService.StartAsync(setup: host => host.Configure("Cairn:Grpc:MaxReceiveMessageBytes", $"{int.MaxValue}"));
        using var caller = Caller.Of(service);
        await caller.CallAsync("Say", new EchoRequest());

        var before = GC.GetTotalAllocatedBytes();
        var answer = await caller.CallAsync("Say", Frames.Announcing(1 << 30));

        Assert.Equal(GrpcStatusCode.Internal, answer.Status);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 1 << 27);
    }

    [Theory]
    [InlineData("1S", false)]
    [InlineData(null, true)] // nobody else would end the call of a sender who stands still
    public async Task A_slow_sender_costs_its_call_and_not_the_connection_where_a_deadline_bounds_it(string? deadline, bool hasRate)
    {
        await using var service = await EchoService.StartAsync(setup: host => host.Configure("Cairn:Grpc:DefaultDeadline", ""));
        var method = new ServerMethod("cairn.tests.Echo", "Say", MethodKind.Unary, _ => Task.CompletedTask);
        var http = new DefaultHttpContext { Request = { Protocol = "HTTP/2", ContentType = "application/grpc", Headers = { ["grpc-timeout"] = deadline } } };
        var rate = new RequestRate { MinDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5)) };
        http.Features.Set<IHttpMinRequestBodyDataRateFeature>(rate); // that of HTTP/2 can be set, and not be read

        await service.Services.GetRequiredService<ServerEngine>().HandleAsync(http, method);

        Assert.Equal(hasRate, rate.MinDataRate is not null);
    }

    [Fact]
    public async Task A_connection_that_breaks_while_messages_are_written_cancels_the_handler_and_is_no_failure()
    {
        var ended = new TaskCompletionSource();
        await using var service = await EchoService.StartAsync(new EchoHandlers { Down = (_, _) => EndlessAsync(ended) });
        await using (var connection = await RawConnection.OpenAsync(service.Http.BaseAddress!))
        {
            await connection.SendHeadersAsync("Down");
            await connection.SendDataAsync(Frames.Of(new EchoRequest()), isEnd: true);
            await connection.NextAsync();
        }

        await ended.Task.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Empty(service.Logs.Named("CallFailed"));
    }

    private static async IAsyncEnumerable<EchoReply> EndlessAsync(TaskCompletionSource ended)
    {
        try
        {
            while (true)
            {
                yield return new EchoReply { Payload = ByteString.CopyFrom(new byte[10_000]) };
                await Task.Yield();
            }
        }
        finally
        {
            ended.SetResult();
        }
    }

    private sealed class RequestRate : IHttpMinRequestBodyDataRateFeature
    {
        public MinDataRate? MinDataRate { get; set; }
    }
}
