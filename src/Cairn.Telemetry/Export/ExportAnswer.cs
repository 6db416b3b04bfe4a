using System.Globalization;
using System.Net;
using System.Text;

namespace Cairn.Telemetry.Export;

/// <summary>What the collector answered to one export; the exporter itself tells only whether it succeeded.</summary>
internal sealed class ExportAnswer(OtlpTarget target)
{
    /// <summary>The names of the status codes of gRPC, by number (gRPC, status codes).</summary>
    private static readonly string[] GrpcStatuses =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ];

    private HttpResponseMessage? _response;
    private Exception? _exception;

    /// <summary>Why the export failed, if it did.</summary>
    public ExportFailure Failure => _exception is not null ? Classify(_exception) : _response is not null ? Classify(_response) : ExportFailure.Unknown;

    public void Clear() => (_response, _exception) = (null, null);

    public void Set(HttpResponseMessage response) => (_response, _exception) = (response, null);

    public void Set(Exception exception) => (_response, _exception) = (null, exception);

    private ExportFailure Classify(Exception exception) => exception switch
    {
        OperationCanceledException => new("timeout", $"no answer within {target.TimeoutMilliseconds} ms"),
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } => new(SnakeCase($"{error}"), Innermost(exception)),
        _ => new(exception.GetType().FullName ?? exception.GetType().Name, Innermost(exception)),
    };

    private static ExportFailure Classify(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            return new(status, $"the answer was {status} {response.ReasonPhrase}".TrimEnd());
        }

        return GrpcStatus(response) is { } name ? new(name, $"the gRPC status was {name}") : ExportFailure.Unknown;
    }

    /// <summary>The status of a gRPC call is a trailer, or a header of an answer that has no body.</summary>
    private static string? GrpcStatus(HttpResponseMessage response)
    {
        var isThere = response.TrailingHeaders.TryGetValues("grpc-status", out var values) || response.Headers.TryGetValues("grpc-status", out values);
        return isThere && int.TryParse(values!.First(), CultureInfo.InvariantCulture, out var status) && status > 0 && status < GrpcStatuses.Length
            ? GrpcStatuses[status]
            : null;
    }

    private static string Innermost(Exception exception) => exception.GetBaseException().Message.TrimEnd('.');

    /// <summary>The spelling that HttpClient's own metrics use: <c>connection_error</c>.</summary>
    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
