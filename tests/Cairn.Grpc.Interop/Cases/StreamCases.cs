using Cairn.Grpc.Interop.Protocol;

namespace Cairn.Grpc.Interop.Cases;

internal static class StreamCases
{
    private static readonly int[] RequestSizes = [27182, 8, 1828, 45904];
    private static readonly int[] ResponseSizes = [31415, 9, 2653, 58979];

    public static async Task ClientAsync(InteropClient client)
    {
        var requests = RequestSizes.Select(size => new StreamingInputCallRequest { Payload = Payloads.Of(size) });
        var response = await client.Service.ClientStreamingAsync<StreamingInputCallRequest, StreamingInputCallResponse>("StreamingInputCall", requests.ToAsyncEnumerable());
        Check.Equal(RequestSizes.Sum(), response.AggregatedPayloadSize);
    }

    public static async Task ServerAsync(InteropClient client)
    {
        var request = new StreamingOutputCallRequest { ResponseParameters = { ResponseSizes.Select(size => new ResponseParameters { Size = size }) } };
        var sizes = await client.Service
            .ServerStreamingAsync<StreamingOutputCallRequest, StreamingOutputCallResponse>("StreamingOutputCall", request)
            .Select(response => response.Payload.Body.Length)
            .ToListAsync();
        Check.Equal(string.Join(' ', ResponseSizes), string.Join(' ', sizes));
    }

    public static async Task PingPongAsync(InteropClient client)
    {
        await using var call = client.Service.Start<StreamingOutputCallRequest, StreamingOutputCallResponse>("FullDuplexCall");
        foreach (var (requestSize, responseSize) in RequestSizes.Zip(ResponseSizes))
        {
            await call.WriteAsync(Ping(requestSize, responseSize));
            Check.Equal(Payloads.Of(responseSize), (await call.ReadAsync())?.Payload);
        }

        call.Complete();
        Check.Equal(null, await call.ReadAsync());
    }

    public static async Task EmptyAsync(InteropClient client)
    {
        await using var call = client.Service.Start<StreamingOutputCallRequest, StreamingOutputCallResponse>("FullDuplexCall");
        call.Complete();
        Check.Equal(null, await call.ReadAsync());
    }

    public static StreamingOutputCallRequest Ping(int requestSize, int responseSize) =>
        new() { Payload = Payloads.Of(requestSize), ResponseParameters = { new ResponseParameters { Size = responseSize } } };
}
