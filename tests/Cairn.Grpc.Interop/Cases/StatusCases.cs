using Cairn.Grpc.Interop.Protocol;

namespace Cairn.Grpc.Interop.Cases;

internal static class StatusCases
{
    public static async Task CodeAndMessageAsync(InteropClient client)
    {
        var status = new EchoStatus { Code = (int)GrpcStatusCode.Unknown, Message = "test status message" };
        await Check.FailsAsync(GrpcStatusCode.Unknown, status.Message, UnaryAsync(client, status));
        await Check.FailsAsync(GrpcStatusCode.Unknown, status.Message, DuplexAsync(client, status));
    }

    public static Task SpecialMessageAsync(InteropClient client)
    {
        var status = new EchoStatus { Code = (int)GrpcStatusCode.Unknown, Message = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n" };
        return Check.FailsAsync(GrpcStatusCode.Unknown, status.Message, UnaryAsync(client, status));
    }

    public static Task UnimplementedMethodAsync(InteropClient client) =>
        Check.FailsAsync(GrpcStatusCode.Unimplemented, client.Service.UnaryAsync<Empty, Empty>("UnimplementedCall", new Empty()));

    public static Task UnimplementedServiceAsync(InteropClient client) =>
        Check.FailsAsync(GrpcStatusCode.Unimplemented, client.UnimplementedService.UnaryAsync<Empty, Empty>("UnimplementedCall", new Empty()));

    private static Task<SimpleResponse> UnaryAsync(InteropClient client, EchoStatus status) =>
        client.Service.UnaryAsync<SimpleRequest, SimpleResponse>("UnaryCall", new SimpleRequest { ResponseStatus = status });

    private static async Task DuplexAsync(InteropClient client, EchoStatus status)
    {
        await using var call = client.Service.Start<StreamingOutputCallRequest, StreamingOutputCallResponse>("FullDuplexCall");
        await call.WriteAsync(new StreamingOutputCallRequest { ResponseStatus = status });
        call.Complete();
        await call.ReadAsync();
    }
}
