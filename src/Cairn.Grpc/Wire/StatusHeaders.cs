using System.Globalization;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace Cairn.Grpc.Wire;

/// <summary>Writes a status into headers or trailers, within what callers accept.</summary>
internal static class StatusHeaders
{
    public static void Write(IHeaderDictionary headers, GrpcStatus status, GrpcMetadata trailers, long budget)
    {
        foreach (var (name, value) in trailers)
        {
            headers.Append(name, value);
        }

        headers[GrpcHeaders.Status] = ((int)status.Code).ToString(CultureInfo.InvariantCulture);
        var message = status.Message is { Length: > 0 } text ? StatusText.Encode(text, (int)budget) : "";
        if (message.Length > 0)
        {
            headers[GrpcHeaders.Message] = message;
        }

        if (DetailsOf(status) is { } details && message.Length + details.Length <= budget)
        {
            headers[GrpcHeaders.StatusDetails] = details;
        }
    }

    private static string? DetailsOf(GrpcStatus status)
    {
        if (status.Details.Count == 0)
        {
            return null;
        }

        var rich = new Status { Code = (int)status.Code, Message = status.Message ?? "" };
        rich.Details.AddRange(status.Details);
        return BinaryHeader.Encode(rich.ToByteArray());
    }
}
