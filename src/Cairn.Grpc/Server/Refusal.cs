using System.Globalization;
using Cairn.Grpc.Wire;
using Microsoft.AspNetCore.Http;

namespace Cairn.Grpc.Server;

/// <summary>An answer to a request that is no gRPC call: an HTTP status, and for clients of gRPC a status of theirs.</summary>
internal sealed record Refusal(int HttpStatus, string Message)
{
    public static Refusal? Of(HttpRequest request)
    {
        if (!GrpcHeaders.IsGrpc(request.ContentType))
        {
            return new(StatusCodes.Status415UnsupportedMediaType, "The content type is not application/grpc.");
        }

        return HttpProtocol.IsHttp2(request.Protocol) || HttpProtocol.IsHttp3(request.Protocol)
            ? null
            : new(StatusCodes.Status426UpgradeRequired, "gRPC needs HTTP/2.");
    }

    public void Write(HttpResponse response)
    {
        response.StatusCode = HttpStatus;
        response.Headers[GrpcHeaders.Status] = ((int)GrpcStatusCode.Internal).ToString(CultureInfo.InvariantCulture);
        response.Headers[GrpcHeaders.Message] = StatusText.Encode(Message);
        if (HttpStatus == StatusCodes.Status426UpgradeRequired)
        {
            response.Headers.Upgrade = "h2c";
            response.Headers.Connection = "Upgrade";
        }
    }
}
