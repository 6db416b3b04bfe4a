using Cairn.Grpc.Wire;
using Microsoft.AspNetCore.Http;

namespace Cairn.Grpc.Calls;

/// <summary>Tells gRPC calls from everything else.</summary>
internal static class GrpcRequests
{
    /// <summary>HTTP/1.1 has no trailers that gRPC clients read, so a call over it is refused by the stack and by nobody else.</summary>
    public static bool IsCall(HttpRequest request) =>
        GrpcHeaders.IsGrpc(request.ContentType) && (HttpProtocol.IsHttp2(request.Protocol) || HttpProtocol.IsHttp3(request.Protocol));
}
