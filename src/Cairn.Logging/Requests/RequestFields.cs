namespace Cairn.Logging.Requests;

/// <summary>What the line of a request says, by the names of OpenTelemetry's semantic conventions.</summary>
internal static class RequestFields
{
    public const string Method = "http.request.method";
    public const string MethodOriginal = "http.request.method_original";
    public const string Route = "http.route";
    public const string Path = "url.path";
    public const string Status = "http.response.status_code";
    public const string Duration = "http.server.request.duration";
    public const string RequestSize = "http.request.body.size";
    public const string ResponseSize = "http.response.body.size";
    public const string HeaderPrefix = "http.request.header.";
}
