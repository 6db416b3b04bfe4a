using System.Globalization;
using Cairn.Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Grpc.Calls;

/// <summary>
/// The status of a call's response, whoever wrote it: in the trailers, or in the headers of a response without messages. It is there once
/// (PROTOCOL-HTTP2, "Responses").
/// </summary>
internal static class ResponseStatus
{
    private static readonly string[] Names = [GrpcHeaders.Status, GrpcHeaders.Message, GrpcHeaders.StatusDetails];

    public static bool IsIn(IHeaderDictionary headers) => headers.ContainsKey(GrpcHeaders.Status);

    public static GrpcStatusCode? Read(HttpResponse response)
    {
        var trailers = TrailersOf(response);
        var text = trailers is not null && IsIn(trailers) ? trailers[GrpcHeaders.Status] : response.Headers[GrpcHeaders.Status];
        return text.Count == 0 ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code <= (int)GrpcStatusCode.Unauthenticated ? (GrpcStatusCode)code
            : GrpcStatusCode.Unknown;
    }

    /// <summary>Whether nothing has been sent yet that says how the call ended.</summary>
    public static bool IsWritable(HttpResponse response) =>
        !response.HasStarted || (!IsIn(response.Headers) && TrailersOf(response) is { IsReadOnly: false });

    /// <summary>Writes the status in the place of any other, and metadata beside it.</summary>
    public static void Write(HttpResponse response, GrpcStatus status, long room, GrpcMetadata? metadata = null)
    {
        var trailers = TrailersOf(response);
        Remove(trailers);
        if (response.HasStarted || HasUnsentBytes(response))
        {
            Set(trailers!, status, room, metadata);
            return;
        }

        Remove(response.Headers);
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = GrpcHeaders.ContentType;
        response.ContentLength = null;
        Set(response.Headers, status, room, metadata);
    }

    private static IHeaderDictionary? TrailersOf(HttpResponse response) => response.HttpContext.Features.Get<IHttpResponseTrailersFeature>()?.Trailers;

    private static bool HasUnsentBytes(HttpResponse response) => response.BodyWriter is { CanGetUnflushedBytes: true, UnflushedBytes: > 0 };

    private static void Remove(IHeaderDictionary? headers)
    {
        foreach (var name in headers is null ? [] : Names)
        {
            headers!.Remove(name);
        }
    }

    private static void Set(IHeaderDictionary headers, GrpcStatus status, long room, GrpcMetadata? metadata)
    {
        foreach (var (name, value) in metadata ?? [])
        {
            headers.Append(name, value);
        }

        var sent = SentStatus.Of(status, room);
        headers[GrpcHeaders.Status] = ((int)status.Code).ToString(CultureInfo.InvariantCulture);
        if (sent.Message.Length > 0)
        {
            headers[GrpcHeaders.Message] = sent.Message;
        }

        if (sent.Details is { } details)
        {
            headers[GrpcHeaders.StatusDetails] = details;
        }
    }
}
