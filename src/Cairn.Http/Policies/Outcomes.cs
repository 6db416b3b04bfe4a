using System.Net;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Cairn.Http.Policies;

/// <summary>How calls and attempts end, in the words of <see cref="HttpTelemetry.Outcome"/>.</summary>
internal static class Outcomes
{
    public const string Success = "success";
    public const string Failure = "failure";
    public const string Timeout = "timeout";
    public const string Canceled = "canceled";
    public const string DeadlineExceeded = "deadline_exceeded";
    public const string BreakerOpen = "breaker_open";
    public const string TooManyCalls = "too_many_calls";

    public static string Of(HttpResponseMessage? response, Exception? exception) => exception switch
    {
        null => IsFailure(response!.StatusCode) ? Failure : Success,
        TimeoutRejectedException => Timeout,
        BrokenCircuitException => BreakerOpen,
        OperationCanceledException => Canceled,
        _ => Failure,
    };

    /// <summary>Whether the same request may be answered better a little later (RFC 9110, 15.5.9 and 15.6; RFC 6585, 4). Who answers 501 never will.</summary>
    public static bool IsFailure(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        || ((int)status >= 500 && status is not HttpStatusCode.NotImplemented);
}
