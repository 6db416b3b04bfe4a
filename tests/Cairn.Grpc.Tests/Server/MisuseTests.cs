using System.IO.Compression;
using Cairn.Grpc.Tests.Service;
using Google.Protobuf;

namespace Cairn.Grpc.Tests.Server;

public sealed class MisuseTests
{
    private const int Limit = 4 << 20;

    public static TheoryData<string, byte[], GrpcStatusCode> Bodies => new()
    {
        { "a flag that does not exist", Frames.Of(2, []), GrpcStatusCode.Internal },
        { "a compressed message without an encoding", Frames.Of(1, Gzip(new EchoRequest().ToByteArray())), GrpcStatusCode.Internal },
        { "bytes that are no protobuf", Frames.Of(0, [0xFF, 0xFF, 0xFF]), GrpcStatusCode.Internal },
        { "a length of 4 GiB", Frames.Announcing(uint.MaxValue), GrpcStatusCode.ResourceExhausted },
        { "a message over the limit", Frames.Of(new EchoRequest { Payload = ByteString.CopyFrom(new byte[Limit]) }), GrpcStatusCode.ResourceExhausted },
        { "an end inside a message", Frames.Of(new EchoRequest { Text = "whole" })[..^1], GrpcStatusCode.Internal },
        { "an end inside a head", [0, 0], GrpcStatusCode.Internal },
        { "no message", [], GrpcStatusCode.Unimplemented },
        { "two messages", [.. Frames.Of(new EchoRequest()), .. Frames.Of(new EchoRequest())], GrpcStatusCode.Unimplemented },
    };

    [Theory]
    [MemberData(nameof(Bodies), DisableDiscoveryEnumeration = true)]
    public async Task A_bad_body_ends_its_call_and_no_other(string what, byte[] body, GrpcStatusCode expected)
    {
        await using var service = await EchoService.StartAsync();
        using var caller = Caller.Of(service);

        var answer = await caller.CallAsync("Say", body);
        var next = await caller.CallAsync("Say", new EchoRequest { Text = "next" });

        Assert.True(expected == answer.Status, $"{what}: {answer.Status} {answer.Message}");
        Assert.True(answer.HasStatusInHeaders);
        Assert.Equal("next", next.Only(EchoReply.Parser).Text);
    }

    [Theory]
    [InlineData("grpc-timeout", "123456789S", GrpcStatusCode.Internal)]
    [InlineData("grpc-timeout", "-1S", GrpcStatusCode.Internal)]
    [InlineData("grpc-timeout", "2147483647H", GrpcStatusCode.Internal)]
    [InlineData("grpc-encoding", "snappy", GrpcStatusCode.Unimplemented)]
    [InlineData("key-bin", "not base64!", GrpcStatusCode.Internal)]
    public async Task A_bad_header_ends_its_call(string name, string value, GrpcStatusCode expected)
    {
        await using var service = await EchoService.StartAsync();
        using var caller = Caller.Of(service);

        var answer = await caller.CallAsync("Say", new EchoRequest(), (name, value));

        Assert.Equal(expected, answer.Status);
        Assert.True(answer.HasStatusInHeaders);
        Assert.Equal(["identity,gzip,deflate"], answer.All("grpc-accept-encoding"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task A_small_message_that_expands_beyond_the_limit_is_refused(string encoding)
    {
        await using var service = await EchoService.StartAsync();
        using var caller = Caller.Of(service);
        var bomb = Compress(encoding, new byte[30 << 20]);

        var answer = await caller.CallAsync("Say", Frames.Of(1, bomb), ("grpc-encoding", encoding));
        var next = await caller.CallAsync("Say", new EchoRequest { Text = "next" });

        Assert.InRange(bomb.Length, 1, 100_000);
        Assert.Equal(GrpcStatusCode.ResourceExhausted, answer.Status);
        Assert.Equal("next", next.Only(EchoReply.Parser).Text);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task What_is_not_in_its_encoding_is_refused(string encoding)
    {
        await using var service = await EchoService.StartAsync();
        using var caller = Caller.Of(service);

        var answer = await caller.CallAsync("Say", Frames.Of(1, [1, 2, 3, 4, 5, 6, 7, 8]), ("grpc-encoding", encoding));

        Assert.Equal(GrpcStatusCode.Internal, answer.Status);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Compressed_messages_are_read_and_written(string encoding)
    {
        await using var service = await EchoService.StartAsync(new EchoHandlers
        {
            Say = (request, call) =>
            {
                call.CompressResponses = call.ReceivedCompressed;
                return ValueTask.FromResult(new EchoReply { Text = request.Text });
            },
        });
        using var caller = Caller.Of(service);

        var body = Frames.Of(1, Compress(encoding, new EchoRequest { Text = "packed" }.ToByteArray()));
        var answer = await caller.CallAsync("Say", body, ("grpc-encoding", encoding), ("grpc-accept-encoding", $"identity,{encoding}"));

        var (flag, message) = Assert.Single(answer.Frames);
        Assert.Equal(1, flag);
        Assert.Equal("packed", EchoReply.Parser.ParseFrom(Expand(encoding, message)).Text);
        Assert.Equal([encoding], answer.All("grpc-encoding"));
    }

    private static byte[] Gzip(byte[] bytes) => Compress("gzip", bytes);

    private static byte[] Compress(string encoding, byte[] bytes)
    {
        var compressed = new MemoryStream();
        using (var stream = encoding == "gzip" ? (Stream)new GZipStream(compressed, CompressionLevel.Optimal) : new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            stream.Write(bytes);
        }

        return compressed.ToArray();
    }

    private static byte[] Expand(string encoding, byte[] bytes)
    {
        using var source = new MemoryStream(bytes);
        using var stream = encoding == "gzip" ? (Stream)new GZipStream(source, CompressionMode.Decompress) : new ZLibStream(source, CompressionMode.Decompress);
        var expanded = new MemoryStream();
        stream.CopyTo(expanded);
        return expanded.ToArray();
    }
}
