using Microsoft.Extensions.Logging;

namespace Cairn.Grpc;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The call of {Method} failed", EventName = "GrpcCallFailed")]
    public static partial void CallFailed(this ILogger logger, string? method, Exception exception);
}
