namespace Cairn.Grpc.Interop.Cases;

/// <summary>The cases by the names that gRPC's interop-test-descriptions give them.</summary>
public static class InteropCases
{
    public static IReadOnlyDictionary<string, Func<InteropClient, Task>> All { get; } = new Dictionary<string, Func<InteropClient, Task>>(StringComparer.Ordinal)
    {
        ["empty_unary"] = UnaryCases.EmptyAsync,
        ["large_unary"] = UnaryCases.LargeAsync,
        ["client_compressed_unary"] = CompressionCases.ClientUnaryAsync,
        ["server_compressed_unary"] = CompressionCases.ServerUnaryAsync,
        ["client_streaming"] = StreamCases.ClientAsync,
        ["client_compressed_streaming"] = CompressionCases.ClientStreamAsync,
        ["server_streaming"] = StreamCases.ServerAsync,
        ["server_compressed_streaming"] = CompressionCases.ServerStreamAsync,
        ["ping_pong"] = StreamCases.PingPongAsync,
        ["empty_stream"] = StreamCases.EmptyAsync,
        ["custom_metadata"] = MetadataCases.CustomAsync,
        ["status_code_and_message"] = StatusCases.CodeAndMessageAsync,
        ["special_status_message"] = StatusCases.SpecialMessageAsync,
        ["unimplemented_method"] = StatusCases.UnimplementedMethodAsync,
        ["unimplemented_service"] = StatusCases.UnimplementedServiceAsync,
        ["cancel_after_begin"] = CancellationCases.AfterBeginAsync,
        ["cancel_after_first_response"] = CancellationCases.AfterFirstResponseAsync,
        ["timeout_on_sleeping_server"] = CancellationCases.TimeoutAsync,
    };
}
