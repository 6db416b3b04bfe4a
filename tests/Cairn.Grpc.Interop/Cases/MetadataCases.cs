using Cairn.Grpc.Interop.Protocol;
using Google.Protobuf;

namespace Cairn.Grpc.Interop.Cases;

internal static class MetadataCases
{
    private const string InitialValue = "test_initial_metadata_value";

    private static readonly byte[] TrailingValue = [0xab, 0xab, 0xab];

    public static async Task CustomAsync(InteropClient client)
    {
        await EchoesAsync<SimpleRequest, SimpleResponse>(client, "UnaryCall", UnaryCases.Large());
        await EchoesAsync<StreamingOutputCallRequest, StreamingOutputCallResponse>(
            client, "FullDuplexCall", StreamCases.Ping(UnaryCases.RequestSize, UnaryCases.ResponseSize));
    }

    private static async Task EchoesAsync<TRequest, TResponse>(InteropClient client, string method, TRequest request)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new()
    {
        var sent = new GrpcMetadata().Add(TestService.Initial, InitialValue).Add(TestService.Trailing, TrailingValue);
        await using var call = client.Service.Start<TRequest, TResponse>(method, new ProtoCallSettings { Headers = sent });
        await call.WriteAsync(request);
        call.Complete();

        Check.Equal(InitialValue, (await call.HeadersAsync()).Find(TestService.Initial));
        Check.Equal(1, await call.ReadAllAsync().CountAsync());
        Check.Equal(true, call.Trailers.TryFindBytes(TestService.Trailing, out var trailing) && trailing.AsSpan().SequenceEqual(TrailingValue));
    }
}
