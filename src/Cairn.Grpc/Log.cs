using Microsoft.Extensions.Logging;

namespace Cairn.Grpc;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The handler of {Method} failed", EventName = "CallFailed")]
    public static partial void CallFailed(this ILogger logger, Exception failure, string method);

    [LoggerMessage(2, LogLevel.Error, "gRPC is served, and no port speaks HTTP/2 without TLS: {Addresses}. Set 'Kestrel:Endpoints:Grpc:Url' to a port of its own and 'Kestrel:Endpoints:Grpc:Protocols' to Http2", EventName = "PortSpeaksNoHttp2")]
    public static partial void PortSpeaksNoHttp2(this ILogger logger, string addresses);
}
