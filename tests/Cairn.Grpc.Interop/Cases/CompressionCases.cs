using Cairn.Grpc.Interop.Protocol;

namespace Cairn.Grpc.Interop.Cases;

internal static class CompressionCases
{
    private static readonly ProtoCallSettings Compressed = new() { CompressRequests = true };

    public static async Task ClientUnaryAsync(InteropClient client)
    {
        var expecting = UnaryCases.Large();
        expecting.ExpectCompressed = new BoolValue { Value = true };
        await Check.FailsAsync(GrpcStatusCode.InvalidArgument, client.Service.UnaryAsync<SimpleRequest, SimpleResponse>("UnaryCall", expecting));
        var first = await client.Service.UnaryAsync<SimpleRequest, SimpleResponse>("UnaryCall", expecting, Compressed);

        var plain = UnaryCases.Large();
        plain.ExpectCompressed = new BoolValue { Value = false };
        var second = await client.Service.UnaryAsync<SimpleRequest, SimpleResponse>("UnaryCall", plain);

        Check.Equal(Payloads.Of(UnaryCases.ResponseSize), first.Payload);
        Check.Equal(Payloads.Of(UnaryCases.ResponseSize), second.Payload);
    }

    public static async Task ServerUnaryAsync(InteropClient client)
    {
        foreach (var compressed in new[] { true, false })
        {
            var request = UnaryCases.Large();
            request.ResponseCompressed = new BoolValue { Value = compressed };
            await using var call = client.Service.Start<SimpleRequest, SimpleResponse>("UnaryCall");
            await call.WriteAsync(request);
            call.Complete();

            Check.Equal(Payloads.Of(UnaryCases.ResponseSize), (await call.ReadAsync())?.Payload);
            Check.Equal(compressed, call.ReceivedCompressed);
            Check.Equal(null, await call.ReadAsync());
        }
    }

    public static async Task ClientStreamAsync(InteropClient client)
    {
        var expecting = new StreamingInputCallRequest { Payload = Payloads.Of(27182), ExpectCompressed = new BoolValue { Value = true } };
        await Check.FailsAsync(
            GrpcStatusCode.InvalidArgument,
            client.Service.ClientStreamingAsync<StreamingInputCallRequest, StreamingInputCallResponse>("StreamingInputCall", new[] { expecting }.ToAsyncEnumerable()));

        await using var call = client.Service.Start<StreamingInputCallRequest, StreamingInputCallResponse>("StreamingInputCall", Compressed);
        await call.WriteAsync(expecting);
        call.CompressRequests = false;
        await call.WriteAsync(new StreamingInputCallRequest { Payload = Payloads.Of(45904), ExpectCompressed = new BoolValue { Value = false } });
        call.Complete();
        Check.Equal(27182 + 45904, (await call.ReadAsync())?.AggregatedPayloadSize);
        Check.Equal(null, await call.ReadAsync());
    }

    public static async Task ServerStreamAsync(InteropClient client)
    {
        var request = new StreamingOutputCallRequest
        {
            ResponseParameters =
            {
                new ResponseParameters { Size = 31415, Compressed = new BoolValue { Value = true } },
                new ResponseParameters { Size = 92653, Compressed = new BoolValue { Value = false } },
            },
        };
        await using var call = client.Service.Start<StreamingOutputCallRequest, StreamingOutputCallResponse>("StreamingOutputCall");
        await call.WriteAsync(request);
        call.Complete();

        foreach (var wanted in request.ResponseParameters)
        {
            Check.Equal(Payloads.Of(wanted.Size), (await call.ReadAsync())?.Payload);
            Check.Equal(wanted.Compressed.Value, call.ReceivedCompressed);
        }

        Check.Equal(null, await call.ReadAsync());
    }
}
