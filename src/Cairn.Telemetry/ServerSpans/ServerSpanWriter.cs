using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Telemetry.ServerSpans;

/// <summary>
/// Completes the server span of each request, which ASP.NET Core 10 starts and stops without any attribute
/// (OpenTelemetry semantic conventions, "HTTP server span").
/// </summary>
/// <remarks>
/// It listens to the diagnostic events of its own host. At the end of a request everything is known: the route, the status, and the address
/// that the client used before a trusted proxy. Tags are set, not added, so that those of later frameworks are not doubled; a route, a name and
/// a status that are there already are kept, as whoever wrote them knew more.
/// </remarks>
internal sealed class ServerSpanWriter(IEnumerable<DiagnosticListener> listeners) : IObserver<KeyValuePair<string, object?>>
{
    private const string ListenerName = "Microsoft.AspNetCore";
    private const string StartEvent = "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start";
    private const string MatchedEvent = "Microsoft.AspNetCore.Routing.EndpointMatched";
    private const string StopEvent = "Microsoft.AspNetCore.Hosting.HttpRequestIn.Stop";
    private const string UnhandledExceptionEvent = "Microsoft.AspNetCore.Hosting.UnhandledException";

    private static readonly object[] BoxedStatusCodes = [.. Enumerable.Range(0, 600).Select(code => (object)code)];

    private readonly ServerAddress _addresses = new();
    private readonly SpanNames _names = new();
    private readonly SpanRoutes _routes = new();

    /// <summary>Starts to listen, if the host is a web host.</summary>
    public IDisposable? Subscribe() => listeners
        .FirstOrDefault(listener => listener.Name == ListenerName)?
        .Subscribe(this, (name, _, _) => name is StartEvent or MatchedEvent or StopEvent or UnhandledExceptionEvent); // no start event, no stop event

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: StopEvent, Value: HttpContext ended })
        {
            Complete(ended);
        }
        else if (value is { Key: MatchedEvent, Value: HttpContext matched })
        {
            UnobservedEndpoints.Silence(matched);
        }
        else if (value.Key == UnhandledExceptionEvent)
        {
            Fail(value.Value);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private void Complete(HttpContext context)
    {
        if (RecordedSpan(context) is not { } span)
        {
            return;
        }

        var failure = context.Features.Get<IExceptionHandlerFeature>();
        SetRequest(span, context.Request);
        _addresses.Set(span, context.Request);
        if (context.Connection.RemoteIpAddress is { } client)
        {
            span.SetTag(TelemetryNames.ClientAddress, (client.IsIPv4MappedToIPv6 ? client.MapToIPv4() : client).ToString());
        }

        SetName(span, context, failure);
        SetOutcome(span, context.Response.StatusCode, failure);
    }

    private static void Fail(object? payload)
    {
        var (context, exception) = UnhandledException.Read(payload);
        if (RecordedSpan(context) is { } span && exception is not null)
        {
            SetError(span, exception.GetType().FullName);
        }
    }

    private static Activity? RecordedSpan(HttpContext? context) =>
        context?.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span ? span : null;

    private static void SetRequest(Activity span, HttpRequest request)
    {
        span.SetTag(TelemetryNames.UrlScheme, request.Scheme);
        span.SetTag(TelemetryNames.UrlPath, Path(request));
        span.SetTag(TelemetryNames.NetworkProtocolVersion, ProtocolVersion(request.Protocol));

        if (request.QueryString is { HasValue: true, Value: { Length: > 1 } query })
        {
            span.SetTag(TelemetryNames.UrlQuery, QueryRedaction.Redact(query[1..]));
        }

        if (request.Headers.UserAgent is { Count: > 0 } userAgent)
        {
            span.SetTag(TelemetryNames.UserAgentOriginal, userAgent.ToString());
        }
    }

    private void SetName(Activity span, HttpContext context, IExceptionHandlerFeature? failure)
    {
        var sent = context.Request.Method;
        var method = RequestMethod.Canonical(sent);
        span.SetTag(TelemetryNames.HttpRequestMethod, method);
        if (method != sent)
        {
            span.SetTag(TelemetryNames.HttpRequestMethodOriginal, sent);
        }

        var written = span.GetTagItem(TelemetryNames.HttpRoute);
        var route = written is null ? _routes.Of(failure?.Endpoint ?? context.GetEndpoint()) : null;
        if (route is not null)
        {
            span.SetTag(TelemetryNames.HttpRoute, route);
        }

        if (span.DisplayName == span.OperationName)
        {
            var prefix = method == RequestMethod.Other ? "HTTP" : method;
            span.DisplayName = route is not null ? _names.Of(prefix, route)
                : written is null ? prefix
                : $"{prefix} {written}"; // not remembered, as there may be any number of them
        }
    }

    private static void SetOutcome(Activity span, int status, IExceptionHandlerFeature? failure)
    {
        span.SetTag(TelemetryNames.HttpResponseStatusCode, (uint)status < (uint)BoxedStatusCodes.Length ? BoxedStatusCodes[status] : status);

        if (status >= StatusCodes.Status500InternalServerError)
        {
            SetError(span, failure?.Error.GetType().FullName ?? $"{status}");
        }
    }

    private static void SetError(Activity span, string? type)
    {
        if (span.GetTagItem(TelemetryNames.ErrorType) is null)
        {
            span.SetTag(TelemetryNames.ErrorType, type);
        }

        if (span.Status == ActivityStatusCode.Unset)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static string Path(HttpRequest request) =>
        request.PathBase.Add(request.Path) is { HasValue: true } path ? path.ToUriComponent() : "/";

    private static string ProtocolVersion(string protocol) => protocol switch
    {
        "HTTP/1.1" => "1.1",
        "HTTP/2" => "2",
        "HTTP/3" => "3",
        "HTTP/1.0" => "1.0",
        _ => protocol[(protocol.IndexOf('/', StringComparison.Ordinal) + 1)..],
    };
}
