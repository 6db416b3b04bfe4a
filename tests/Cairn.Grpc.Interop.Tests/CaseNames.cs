using Cairn.Grpc.Interop.Cases;

namespace Cairn.Grpc.Interop.Tests;

/// <summary>Which cases there are for whom.</summary>
public static class CaseNames
{
    public static TheoryData<string> All => [.. InteropCases.All.Keys];

    /// <summary>The server of ruby-grpc compresses nothing, and does not look whether requests are compressed.</summary>
    public static TheoryData<string> OfRubyServer => [.. InteropCases.All.Keys.Where(name => !name.Contains("compressed", StringComparison.Ordinal))];

    public static TheoryData<string> OfRubyClient =>
    [
        "empty_unary", "large_unary", "client_streaming", "server_streaming", "ping_pong", "empty_stream", "custom_metadata", "status_code_and_message",
        "unimplemented_method", "unimplemented_service", "cancel_after_begin", "cancel_after_first_response", "timeout_on_sleeping_server",
        "client_compressed_unary", "client_compressed_streaming",
    ];
}
