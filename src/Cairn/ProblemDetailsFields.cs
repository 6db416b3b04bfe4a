using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Cairn;

/// <summary>Gives every problem details answer (RFC 9457) the fields <c>code</c> and <c>trace_id</c>; what an endpoint set itself stays.</summary>
internal sealed class ProblemDetailsFields : IPostConfigureOptions<ProblemDetailsOptions>
{
    public void PostConfigure(string? name, ProblemDetailsOptions options)
    {
        var configured = options.CustomizeProblemDetails;
        options.CustomizeProblemDetails = context =>
        {
            AddFields(context);
            configured?.Invoke(context);
        };
    }

    private static void AddFields(ProblemDetailsContext context)
    {
        var fields = context.ProblemDetails.Extensions;
        fields.Remove("traceId"); // the framework's own spelling of the same, with the span in it
        if (Activity.Current is { } activity)
        {
            fields.TryAdd("trace_id", activity.TraceId.ToHexString());
        }

        fields.TryAdd("code", CodeOf(context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode));
    }

    private static string CodeOf(int statusCode) => statusCode switch
    {
        StatusCodes.Status400BadRequest => "bad_request",
        StatusCodes.Status401Unauthorized => "unauthorized",
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => "not_found",
        StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
        StatusCodes.Status409Conflict => "conflict",
        StatusCodes.Status413PayloadTooLarge => "payload_too_large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported_media_type",
        StatusCodes.Status429TooManyRequests => "too_many_requests",
        StatusCodes.Status503ServiceUnavailable => "unavailable",
        StatusCodes.Status504GatewayTimeout => "timeout",
        >= 500 => "internal_error",
        _ => "request_failed",
    };
}
