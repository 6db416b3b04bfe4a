using System.Collections.Frozen;
using Cairn.Logging.Redaction;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Requests;

/// <summary>Sums up a request that has ended: what its line says, and how grave it is.</summary>
internal sealed class RequestSummary(RequestLogSettings settings)
{
    private const string OtherMethod = "_OTHER";
    private const int MicrosecondDigits = 6;

    // ASP.NET Core routes without regard to case, and so the conventions have the canonical form reported.
    private static readonly FrozenDictionary<string, string> KnownMethods =
        new[] { "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY", "TRACE" }
            .ToFrozenDictionary(method => method, StringComparer.OrdinalIgnoreCase);

    private readonly (string Header, string Field)[] _headers =
        [.. settings.Headers.Select(header => (header, RequestFields.HeaderPrefix + header.ToLowerInvariant())).DistinctBy(header => header.Item2)];

    /// <summary>The endpoint that the request was for, also behind an exception handler.</summary>
    public static Endpoint? EndpointOf(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint();

    /// <summary>A failure of the service is an error, one of the client is not; what takes long although nobody said it would is a warning.</summary>
    public LogLevel LevelOf(HttpContext context, MeasuredResponse response, TimeSpan duration)
    {
        var status = context.Response.StatusCode;

        if (status >= StatusCodes.Status500InternalServerError || (response.HasFailed && status < StatusCodes.Status400BadRequest))
        {
            return LogLevel.Error;
        }

        return duration > settings.SlowAfter && !MayTakeLong(context) ? LogLevel.Warning : LogLevel.Information;
    }

    public RequestLine LineOf(HttpContext context, MeasuredResponse response, TimeSpan duration)
    {
        var request = context.Request;
        var method = KnownMethods.GetValueOrDefault(request.Method, OtherMethod);
        List<KeyValuePair<string, object?>> values = new(capacity: 8 + _headers.Length) { new(RequestFields.Method, method) };

        AddIf(values, method != request.Method, RequestFields.MethodOriginal, request.Method);
        var route = EndpointOf(context)?.Metadata.GetMetadata<IRouteDiagnosticsMetadata>()?.Route;
        AddIf(values, route is not null, RequestFields.Route, route is "" ? "/" : route);
        values.Add(new(RequestFields.Path, request.PathBase.Add(request.Path) is { HasValue: true } path ? path.ToUriComponent() : "/"));
        values.Add(new(RequestFields.Status, context.Response.StatusCode));
        values.Add(new(RequestFields.Duration, Math.Round(duration.TotalSeconds, MicrosecondDigits)));
        var requestBytes = RequestBytes(context);
        AddIf(values, requestBytes is not null, RequestFields.RequestSize, requestBytes);
        values.Add(new(RequestFields.ResponseSize, method == "HEAD" ? 0L : response.Bytes));
        AddHeaders(values, request.Headers);
        return new RequestLine(values);
    }

    private void AddHeaders(List<KeyValuePair<string, object?>> values, IHeaderDictionary headers)
    {
        foreach (var (header, field) in _headers)
        {
            if (headers.TryGetValue(header, out var sent))
            {
                values.Add(new(field, SecretText.Mask(sent.ToString())));
            }
        }
    }

    private static void AddIf(List<KeyValuePair<string, object?>> values, bool isKnown, string name, object? value)
    {
        if (isKnown)
        {
            values.Add(new(name, value));
        }
    }

    // Of a body without a declared length the size is not known.
    private static long? RequestBytes(HttpContext context) =>
        context.Request.ContentLength ?? (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true } ? null : 0L);

    // WebSockets, and endpoints whose author has taken the request time-out off.
    private static bool MayTakeLong(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status101SwitchingProtocols || EndpointOf(context)?.Metadata.GetMetadata<DisableRequestTimeoutAttribute>() is not null;
}
