using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace Cairn.Grpc.Calls;

/// <summary>What HTTP errors mean in gRPC (gRPC, "HTTP to gRPC Status Code Mapping").</summary>
internal static class HttpErrors
{
    /// <summary>What a server means: 413 and 429 are its own limits, where to a client any proxy could have answered.</summary>
    public static GrpcStatusCode CodeOf(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge or StatusCodes.Status429TooManyRequests => GrpcStatusCode.ResourceExhausted,
        _ => CodeOfAny(status),
    };

    /// <summary>What a client makes of an answer without a status.</summary>
    public static GrpcStatusCode CodeOfAny(int status) => status switch
    {
        StatusCodes.Status400BadRequest => GrpcStatusCode.Internal,
        StatusCodes.Status401Unauthorized => GrpcStatusCode.Unauthenticated,
        StatusCodes.Status403Forbidden => GrpcStatusCode.PermissionDenied,
        StatusCodes.Status404NotFound => GrpcStatusCode.Unimplemented,
        StatusCodes.Status429TooManyRequests
            or StatusCodes.Status502BadGateway
            or StatusCodes.Status503ServiceUnavailable
            or StatusCodes.Status504GatewayTimeout => GrpcStatusCode.Unavailable,
        _ => GrpcStatusCode.Unknown,
    };

    /// <summary>How many milliseconds a caller waits before it tries again (gRFC A6), of what <c>Retry-After</c> says (RFC 9110, 10.2.3).</summary>
    public static string? PushbackOf(string? retryAfter, TimeProvider clock)
    {
        if (!RetryConditionHeaderValue.TryParse(retryAfter, out var value))
        {
            return null;
        }

        var wait = value.Delta ?? value.Date!.Value - clock.GetUtcNow();
        return ((long)Math.Ceiling(Math.Max(0, wait.TotalMilliseconds))).ToString(CultureInfo.InvariantCulture);
    }
}
