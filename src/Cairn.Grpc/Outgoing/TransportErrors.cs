namespace Cairn.Grpc.Outgoing;

/// <summary>What a failure below gRPC means (PROTOCOL-HTTP2, "Errors").</summary>
internal static class TransportErrors
{
    private const long RefusedStream = 0x7;
    private const long Cancel = 0x8;
    private const long EnhanceYourCalm = 0xb;
    private const long InadequateSecurity = 0xc;

    public static GrpcStatusCode CodeOf(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpProtocolException reset)
            {
                return CodeOf(reset.ErrorCode);
            }
        }

        return failure is HttpRequestException or IOException ? GrpcStatusCode.Unavailable : GrpcStatusCode.Internal;
    }

    private static GrpcStatusCode CodeOf(long reset) => reset switch
    {
        RefusedStream => GrpcStatusCode.Unavailable,
        Cancel => GrpcStatusCode.Cancelled,
        EnhanceYourCalm => GrpcStatusCode.ResourceExhausted,
        InadequateSecurity => GrpcStatusCode.PermissionDenied,
        _ => GrpcStatusCode.Internal,
    };
}
