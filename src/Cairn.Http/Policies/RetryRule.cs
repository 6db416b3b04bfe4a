using System.Net.Http.Json;
using Polly.Retry;
using Polly.Timeout;

namespace Cairn.Http.Policies;

/// <summary>Decides whether an attempt is followed by another, and when.</summary>
internal static class RetryRule
{
    public const int MostRetries = 2;

    private const string IdempotencyKey = "Idempotency-Key";
    private const double FirstWaitMilliseconds = 200;

    public static ValueTask<bool> ShouldRetryAsync(RetryPredicateArguments<HttpResponseMessage> attempt)
    {
        var call = OutboundCall.Of(attempt.Context);
        return ValueTask.FromResult(
            attempt.AttemptNumber < MostRetries
            && IsTransient(attempt.Outcome.Result, attempt.Outcome.Exception)
            && IsRepeatable(call.Request)
            && HasTime(call, attempt)
            && call.Dependency.TryTakeRetry());
    }

    public static ValueTask<TimeSpan?> WaitAsync(RetryDelayGeneratorArguments<HttpResponseMessage> retry) =>
        ValueTask.FromResult<TimeSpan?>(OutboundCall.Of(retry.Context).Wait);

    private static bool IsTransient(HttpResponseMessage? response, Exception? exception) => exception switch
    {
        null => Outcomes.IsFailure(response!.StatusCode),
        DependencyUnavailableException => false, // of a dependency that a handler has called, which has its own retries
        _ => exception is HttpRequestException or TimeoutRejectedException,
    };

    private static bool IsRepeatable(HttpRequestMessage request) =>
        (IsIdempotent(request.Method) || request.Headers.Contains(IdempotencyKey)) && IsRepeatable(request.Content);

    // RFC 9110, 9.2.2.
    private static bool IsIdempotent(HttpMethod method) =>
        method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Put || method == HttpMethod.Delete
        || method == HttpMethod.Options || method == HttpMethod.Trace;

    // A stream that was read is gone; contents that nobody here knows may be streams.
    private static bool IsRepeatable(HttpContent? content) => content switch
    {
        null or ByteArrayContent or ReadOnlyMemoryContent or JsonContent => true,
        MultipartContent parts => parts.All(IsRepeatable),
        _ => false,
    };

    private static bool HasTime(OutboundCall call, RetryPredicateArguments<HttpResponseMessage> attempt)
    {
        var jitter = TimeSpan.FromMilliseconds(FirstWaitMilliseconds * (1 << attempt.AttemptNumber) * Random.Shared.NextDouble());
        var asked = call.Dependency.AskedWait(attempt.Outcome.Result);
        call.Wait = asked > jitter ? asked : jitter;
        return call.Wait < call.Remaining;
    }
}
