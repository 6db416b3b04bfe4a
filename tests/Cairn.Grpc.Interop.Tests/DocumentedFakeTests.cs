using Cairn.Grpc.Interop.Protocol;
using Cairn.Grpc.Testing;
using Cairn.Testing;
using Google.Protobuf;

namespace Cairn.Grpc.Interop.Tests;

/// <summary>What docs/how-to/fake-a-grpc-service.md shows.</summary>
public class DocumentedFakeTests
{
    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scripted_service_answers_fails_and_tells()
    {
        using var fake = new FakeGrpcServer(_clock).Service(TestReflection.Descriptor, "TestService", service => service
            .Unary<SimpleRequest, SimpleResponse>("UnaryCall", (request, call) => ValueTask.FromResult(new SimpleResponse { Username = "alice" }))
            .LeaveUnimplemented("EmptyCall", "CacheableUnaryCall", "StreamingOutputCall", "StreamingInputCall", "FullDuplexCall", "HalfDuplexCall", "UnimplementedCall"));
        using var http = new HttpMessageInvoker(fake);
        var client = new ProtoClient(http, new Uri("http://builds"), "grpc.testing.TestService", _clock);
        var request = new SimpleRequest { Payload = new Payload { Body = ByteString.CopyFromUtf8("alice") } };

        var answer = await client.UnaryAsync<SimpleRequest, SimpleResponse>("UnaryCall", request, cancellationToken: Cancellation);

        Assert.Equal("alice", answer.Username);
        var call = Assert.Single(fake.Calls);
        Assert.Equal("alice", Assert.IsType<SimpleRequest>(Assert.Single(call.Messages)).Payload.Body.ToStringUtf8());
        fake.Fail("grpc.testing.TestService/UnaryCall", new GrpcStatus(GrpcStatusCode.Unavailable, "Try again."), times: 1);
        await Assert.ThrowsAsync<GrpcException>(() => client.UnaryAsync<SimpleRequest, SimpleResponse>("UnaryCall", request, cancellationToken: Cancellation));
    }
}
