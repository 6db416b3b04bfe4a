using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Cairn.Grpc.Calls;
using Cairn.Grpc.Wire;

namespace Cairn.Grpc.Outgoing;

/// <summary>The status of an answer. One without <c>grpc-status</c> is never a success.</summary>
internal static class AnswerStatus
{
    /// <summary>The status in the headers of an answer without messages, <c>null</c> if it comes later.</summary>
    public static GrpcStatusCode? OfHeaders(HttpResponseMessage answer) =>
        Find(answer.Headers) ?? (answer.StatusCode == HttpStatusCode.OK ? null : HttpErrors.CodeOfAny((int)answer.StatusCode));

    public static GrpcStatusCode OfTrailers(HttpResponseMessage answer) => Find(answer.TrailingHeaders) ?? GrpcStatusCode.Unknown;

    /// <summary>An answer that this side gives itself, as the server would: without messages.</summary>
    public static HttpResponseMessage Answer(HttpRequestMessage request, GrpcStatus status)
    {
        var content = new ByteArrayContent([]);
        content.Headers.ContentType = new MediaTypeHeaderValue(GrpcHeaders.ContentType);
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Version = HttpVersion.Version20, RequestMessage = request, Content = content };
        Set(answer.Headers, status);
        return answer;
    }

    /// <summary>Ends an answer that has begun. A status of the server that has raced in leaves, as two are an error to every client.</summary>
    public static void Finish(HttpResponseMessage answer, GrpcStatus status) => Set(answer.TrailingHeaders, status);

    private static GrpcStatusCode? Find(HttpResponseHeaders headers) =>
        !headers.NonValidated.TryGetValues(GrpcHeaders.Status, out var values) ? null
        : int.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code <= (int)GrpcStatusCode.Unauthenticated ? (GrpcStatusCode)code
        : GrpcStatusCode.Unknown;

    private static void Set(HttpResponseHeaders headers, GrpcStatus status)
    {
        headers.Remove(GrpcHeaders.Status);
        headers.Remove(GrpcHeaders.Message);
        headers.Remove(GrpcHeaders.StatusDetails);
        headers.TryAddWithoutValidation(GrpcHeaders.Status, ((int)status.Code).ToString(CultureInfo.InvariantCulture));
        headers.TryAddWithoutValidation(GrpcHeaders.Message, StatusText.Encode(status.Message ?? ""));
    }
}
