using Cairn.Grpc.Interop.Protocol;

namespace Cairn.Grpc.Interop.Cases;

internal static class UnaryCases
{
    public const int RequestSize = 271828;
    public const int ResponseSize = 314159;

    public static async Task EmptyAsync(InteropClient client) =>
        Check.Equal(new Empty(), await client.Service.UnaryAsync<Empty, Empty>("EmptyCall", new Empty()));

    public static async Task LargeAsync(InteropClient client)
    {
        var response = await client.Service.UnaryAsync<SimpleRequest, SimpleResponse>("UnaryCall", Large());
        Check.Equal(Payloads.Of(ResponseSize), response.Payload);
    }

    public static SimpleRequest Large() => new() { ResponseSize = ResponseSize, Payload = Payloads.Of(RequestSize) };
}
