using Cairn.Grpc.Interop.Protocol;

namespace Cairn.Grpc.Interop.Cases;

internal static class CancellationCases
{
    public static async Task AfterBeginAsync(InteropClient client)
    {
        using var cancel = new CancellationTokenSource();
        await using var call = client.Service.Start<StreamingInputCallRequest, StreamingInputCallResponse>("StreamingInputCall", cancellationToken: cancel.Token);
        await cancel.CancelAsync();
        await CancelledAsync(call);
    }

    public static async Task AfterFirstResponseAsync(InteropClient client)
    {
        using var cancel = new CancellationTokenSource();
        await using var call = client.Service.Start<StreamingOutputCallRequest, StreamingOutputCallResponse>("FullDuplexCall", cancellationToken: cancel.Token);
        await call.WriteAsync(StreamCases.Ping(27182, 31415));
        Check.Equal(Payloads.Of(31415), (await call.ReadAsync())?.Payload);
        await cancel.CancelAsync();
        await CancelledAsync(call);
    }

    public static async Task TimeoutAsync(InteropClient client)
    {
        var options = new ProtoCallSettings { Timeout = TimeSpan.FromMilliseconds(1) };
        await using var call = client.Service.Start<StreamingOutputCallRequest, StreamingOutputCallResponse>("FullDuplexCall", options);
        await call.WriteAsync(new StreamingOutputCallRequest { Payload = Payloads.Of(27182) });
        await Check.FailsAsync(GrpcStatusCode.DeadlineExceeded, call.ReadAsync().AsTask());
    }

    private static async Task CancelledAsync<TRequest, TResponse>(ProtoCall<TRequest, TResponse> call)
        where TRequest : class, Google.Protobuf.IMessage<TRequest>
        where TResponse : class, Google.Protobuf.IMessage<TResponse>, new()
    {
        try
        {
            await call.ReadAsync();
        }
        catch (OperationCanceledException)
        {
            // As it should be; the status tells the same.
        }

        Check.Equal(GrpcStatusCode.Cancelled, call.Status?.Code);
    }
}
