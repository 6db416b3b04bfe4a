using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Cairn.Grpc.Calls;

/// <summary>The statuses of what happens around the stack: the end of the service, HTTP errors of other middleware, exceptions that nobody caught.</summary>
internal sealed class CallStatuses(IOptions<GrpcOptions> options, IOptions<GrpcErrorMap> errors, TimeProvider clock, ILogger<CallStatuses> logger)
{
    private const string Pushback = "grpc-retry-pushback-ms";

    public void Write(HttpResponse response, GrpcStatus status) => ResponseStatus.Write(response, status, options.Value.MaxErrorDetailBytes);

    /// <summary>Sees to it that what the caller gets is a status, after the stack or whoever else has answered.</summary>
    public void Complete(HttpResponse response, ServedCall call)
    {
        if (call.IsAbandoned || !ResponseStatus.IsWritable(response))
        {
            return;
        }

        if (call.IsDrained && IsNoAnswer(ResponseStatus.Read(response)))
        {
            Write(response, DrainSignal.Status);
        }
        else if (response.StatusCode != StatusCodes.Status200OK && !response.HasStarted && !ResponseStatus.IsIn(response.Headers))
        {
            Translate(response);
        }
    }

    public void Fail(HttpContext context, ServedCall call, Exception exception)
    {
        if (call.IsDrained)
        {
            Write(context.Response, DrainSignal.Status);
            return;
        }

        ResponseStatus.Write(context.Response, StatusOf(exception, context.Request.Path), options.Value.MaxErrorDetailBytes, (exception as GrpcException)?.Trailers);
    }

    /// <summary>Whatever the stack made of its cancellation was no answer. Any other status is one, and stays.</summary>
    private static bool IsNoAnswer(GrpcStatusCode? code) => code is null or GrpcStatusCode.Cancelled or GrpcStatusCode.Unknown;

    private void Translate(HttpResponse response)
    {
        if (HttpErrors.PushbackOf(response.Headers[HeaderNames.RetryAfter], clock) is { } pushback)
        {
            response.Headers[Pushback] = pushback;
        }

        Write(response, new GrpcStatus(HttpErrors.CodeOf(response.StatusCode), Describe(response.StatusCode)));
    }

    /// <summary>The text of an exception stays in the service, unless the service has mapped it.</summary>
    private GrpcStatus StatusOf(Exception exception, string? method)
    {
        if (errors.Value.StatusOf(exception) is { } mapped)
        {
            return mapped;
        }

        if (exception is BadHttpRequestException refused)
        {
            return new GrpcStatus(HttpErrors.CodeOf(refused.StatusCode), Describe(refused.StatusCode));
        }

        logger.CallFailed(exception, method ?? "");
        return new GrpcStatus(GrpcStatusCode.Unknown, "Exception was thrown by handler.");
    }

    private static string Describe(int status) => $"HTTP {status} {ReasonPhrases.GetReasonPhrase(status)}".TrimEnd();
}
