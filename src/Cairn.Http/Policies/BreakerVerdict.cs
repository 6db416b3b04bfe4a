using System.Globalization;
using System.Net;
using Polly;
using Polly.Timeout;

namespace Cairn.Http.Policies;

/// <summary>What an attempt says about its dependency.</summary>
internal static class BreakerVerdict
{
    /// <returns>Whether the dependency failed; <c>null</c> when the attempt tells nothing.</returns>
    public static bool? On(Outcome<HttpResponseMessage> outcome, ResilienceContext context)
    {
        if (outcome.Result is { } response)
        {
            // Whoever says "too many requests" is well.
            return response.StatusCode != HttpStatusCode.TooManyRequests && Outcomes.IsFailure(response.StatusCode);
        }

        return outcome.Exception switch
        {
            DependencyUnavailableException => null, // of another dependency
            HttpRequestException or TimeoutRejectedException => true,
            OperationCanceledException => OutboundCall.Of(context).IsCutShort ? null : true,
            _ => null, // a fault of the service's own handlers
        };
    }

    public static string Reason(Outcome<HttpResponseMessage> outcome) => outcome.Result is { } response
        ? $"the answer was {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}"
        : outcome.Exception!.Message;
}
