using Microsoft.Extensions.Logging;

namespace Cairn.Grpc;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The handler of {Method} failed", EventName = "CallFailed")]
    public static partial void CallFailed(this ILogger logger, Exception failure, string method);

    [LoggerMessage(2, LogLevel.Error, "gRPC is served, and no port speaks HTTP/2 without TLS: {Addresses}. Let the service listen on another port, such as with ASPNETCORE_HTTP_PORTS=8080;8081, and set 'Cairn:Grpc:Port' to it", EventName = "PortSpeaksNoHttp2")]
    public static partial void PortSpeaksNoHttp2(this ILogger logger, string addresses);
}
