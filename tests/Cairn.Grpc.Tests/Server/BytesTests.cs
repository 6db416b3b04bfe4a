using System.Text;
using Cairn.Grpc.Tests.Service;
using Google.Protobuf;

namespace Cairn.Grpc.Tests.Server;

public sealed class BytesTests
{
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Reset = 3;
    private const byte EndStream = 1;

    [Fact]
    public async Task An_error_before_the_first_message_is_one_frame_that_ends_the_stream()
    {
        await using var service = await EchoService.StartAsync(new EchoHandlers { Say = (_, _) => throw new GrpcException(GrpcStatusCode.NotFound, "gone") });
        await using var connection = await RawConnection.OpenAsync(service.Http.BaseAddress!);

        await connection.SendHeadersAsync("Say");
        await connection.SendDataAsync(Frames.Of(new EchoRequest()), isEnd: true);

        var frame = (await connection.NextAsync())!.Value;
        Assert.Equal((Headers, EndStream), (frame.Type, (byte)(frame.Flags & EndStream)));
        Assert.Contains("grpc-status\u00015", Encoding.Latin1.GetString(frame.Payload), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_is_followed_by_one_status_that_ends_the_stream()
    {
        await using var service = await EchoService.StartAsync();
        await using var connection = await RawConnection.OpenAsync(service.Http.BaseAddress!);

        await connection.SendHeadersAsync("Say");
        await connection.SendDataAsync(Frames.Of(new EchoRequest { Text = "hello" }), isEnd: true);
        var frames = await UntilEndAsync(connection);

        Assert.Equal([Headers, Data, Headers], frames.Select(frame => frame.Type));
        Assert.Equal(1, frames.Count(frame => Encoding.Latin1.GetString(frame.Payload).Contains("grpc-status", StringComparison.Ordinal)));
        Assert.Single(Frames.Read(frames[1].Payload));
    }

    [Fact]
    public async Task A_reader_who_stands_still_is_cut_off_at_the_deadline()
    {
        await using var service = await EchoService.StartAsync(new EchoHandlers { Down = (_, call) => EndlessAsync(call) });
        await using var connection = await RawConnection.OpenAsync(service.Http.BaseAddress!, window: 1000);
        await connection.SendHeadersAsync("Down", ("grpc-timeout", "1S"));
        await connection.SendDataAsync(Frames.Of(new EchoRequest()), isEnd: true);

        for (var received = 0; received < 1000;)
        {
            var (type, _, payload) = (await connection.NextAsync())!.Value;
            received += type == Data ? payload.Length : 0;
        }

        var end = UntilEndAsync(connection);
        await service.Clock.AdvanceUntilAsync(end);

        var reset = Assert.Single(await end);
        Assert.Equal(Reset, reset.Type);
    }

    private static async IAsyncEnumerable<EchoReply> EndlessAsync(GrpcCall call)
    {
        while (!call.Cancelled.IsCancellationRequested)
        {
            yield return new EchoReply { Payload = ByteString.CopyFrom(new byte[10_000]) };
            await Task.Yield();
        }
    }

    private static async Task<IReadOnlyList<(byte Type, byte Flags, byte[] Payload)>> UntilEndAsync(RawConnection connection)
    {
        var frames = new List<(byte Type, byte Flags, byte[] Payload)>();
        while (await connection.NextAsync() is { } frame)
        {
            frames.Add(frame);
            if (frame.Type == Reset || (frame.Flags & EndStream) != 0)
            {
                break;
            }
        }

        return frames;
    }
}
